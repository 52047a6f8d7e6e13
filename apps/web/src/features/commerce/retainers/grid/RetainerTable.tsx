import type { RetainerGrid } from '@atrium/contract/commerce/retainers.ts';
import { t } from '../../../../lib/i18n.ts';
import { monthName } from '../months.ts';
import { useShortMoney } from '../short-money.ts';
import type { Picked } from './CellDialog.tsx';
import classes from './grid.module.css';
import { RetainerLine } from './RetainerLine.tsx';
import { useGridKeys } from './useGridKeys.ts';

export interface RetainerTableProps {
  grid: RetainerGrid;
  /** It is of the year before; the new one is coming. */
  isStale: boolean;
  pick: (picked: Picked) => void;
}

const MONTHS = 12;

/** Accounts by months, with sums; names and months stay in sight. */
export function RetainerTable({ grid, isStale, pick }: RetainerTableProps) {
  const { year, rows, totals } = grid;
  const short = useShortMoney();
  // The sum of a row is its thirteenth cell, the sums of the months are the last row.
  const keys = useGridKeys({ rows: rows.length + 1, columns: MONTHS + 1 });
  const total = (column: number, cells: Omit<Picked, 'year'>, amount: string) => (
    <td key={column}>
      <button
        type="button"
        className={classes.cell}
        {...keys.cell(rows.length, column)}
        onClick={() => pick({ ...cells, year })}
      >
        {short(amount)}
      </button>
    </td>
  );
  return (
    <div className={classes.scroller}>
      <table
        ref={keys.table}
        role="grid"
        aria-label={t('commerce.retainers.grid_of', { year })}
        className={classes.grid}
        data-stale={isStale || undefined}
        onKeyDown={keys.press}
      >
        <thead>
          <tr>
            <th scope="col">{t('commerce.retainers.account')}</th>
            {totals.map(({ month }) => (
              <th key={month} scope="col" title={monthName(month, 'full')}>
                {monthName(month, 'short')}
              </th>
            ))}
            <th scope="col">{t('commerce.retainers.total')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <RetainerLine
              key={row.account_id}
              row={row}
              index={index}
              year={year}
              cell={keys.cell}
              pick={pick}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('commerce.retainers.total')}</th>
            {totals.map(({ month, paid }, column) => total(column, { month }, paid))}
            {total(MONTHS, {}, grid.paid_total)}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
