import type { RetainerGrid } from '@atrium/contract/commerce/retainers.ts';
import { t } from '../../../../lib/i18n.ts';
import { useMoney } from '../../../../ui/value/Money.tsx';
import { monthText } from '../../../../lib/time.ts';
import { shortMonth } from '../../../../lib/time.ts';
import { useShortMoney } from '../../../../ui/value/short-money.ts';
import type { Picked } from './CellDialog.tsx';
import classes from './grid.module.css';
import { RetainerLine } from './RetainerLine.tsx';
import { cellKeys, useGridKeys } from './useGridKeys.ts';

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
  const money = useMoney();
  // The sum of a row is its thirteenth cell, the sums of the months are the last row.
  const keys = useGridKeys({ rows: rows.length + 1, columns: MONTHS + 1 });
  const { here, enter } = keys;
  const hereIn = (row: number) => (row === here.row ? here.column : undefined);
  const total = (column: number, amount: string, month?: string) => (
    <td key={column}>
      <button
        type="button"
        className={classes.cell}
        aria-label={t('commerce.retainers.sum_of_all', {
          time: month === undefined ? year : monthText(month),
          paid: money(amount),
        })}
        {...cellKeys({ row: rows.length, column }, column === hereIn(rows.length), enter)}
        onClick={() => pick({ year, ...(month !== undefined && { month }) })}
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
              <th key={month} scope="col" title={monthText(month)}>
                {shortMonth(month)}
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
              here={hereIn(index)}
              enter={enter}
              pick={pick}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('commerce.retainers.total')}</th>
            {totals.map(({ month, paid }, column) => total(column, paid, month))}
            {total(MONTHS, grid.paid_total)}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
