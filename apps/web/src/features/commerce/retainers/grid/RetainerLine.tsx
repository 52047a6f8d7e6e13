import type { RetainerRow } from '@atrium/contract/commerce/retainers.ts';
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { t } from '../../../../lib/i18n.ts';
import { useMoney } from '../../../../ui/value/Money.tsx';
import { monthName } from '../months.ts';
import { PaySymbol, payStateWord } from '../PayState.tsx';
import { useShortMoney } from '../short-money.ts';
import type { Picked } from './CellDialog.tsx';
import classes from './grid.module.css';
import type { useGridKeys } from './useGridKeys.ts';

export interface RetainerLineProps {
  row: RetainerRow;
  index: number;
  year: number;
  cell: ReturnType<typeof useGridKeys>['cell'];
  pick: (picked: Picked) => void;
}

/** An account's year: what was paid for each month, and how the month stands. */
export function RetainerLine({ row, index, year, cell, pick }: RetainerLineProps) {
  const money = useMoney();
  const short = useShortMoney();
  const { account_id, account_name, cells } = row;
  return (
    <tr>
      <th scope="row">
        <Anchor component={Link} to={`/accounts/${account_id}`} fz="sm" tabIndex={-1}>
          {account_name}
        </Anchor>
      </th>
      {cells.map(({ month, paid, expected, state }, column) => (
        <td key={month} data-state={state}>
          <button
            type="button"
            className={classes.cell}
            aria-label={t('commerce.retainers.cell', {
              account: account_name,
              month: monthName(month, 'full'),
              state: payStateWord(state),
              paid: money(paid),
              expected: money(expected),
            })}
            title={t('commerce.retainers.cell_hint', {
              state: payStateWord(state),
              paid: money(paid),
              expected: money(expected),
            })}
            {...cell(index, column)}
            onClick={() => pick({ account_id, account_name, month, year })}
          >
            {state === 'none' && paid === '0.00' ? (
              <span aria-hidden>–</span>
            ) : (
              <>
                <PaySymbol state={state} size={13} />
                {short(paid === '0.00' ? expected : paid)}
              </>
            )}
          </button>
        </td>
      ))}
      <td>
        <button
          type="button"
          className={classes.cell}
          {...cell(index, cells.length)}
          onClick={() => pick({ account_id, account_name, year })}
        >
          {short(row.paid_total)}
        </button>
      </td>
    </tr>
  );
}
