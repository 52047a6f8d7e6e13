import type { RetainerRow } from '@atrium/contract/commerce/retainers.ts';
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { useMoney } from '../../../../ui/value/Money.tsx';
import { monthText } from '../../../../lib/time.ts';
import { PaySymbol, payStateWord } from '../PayState.tsx';
import { useShortMoney } from '../../../../ui/value/short-money.ts';
import type { Picked } from './CellDialog.tsx';
import classes from './grid.module.css';
import type { Place } from './useGridKeys.ts';
import { cellKeys } from './useGridKeys.ts';

export interface RetainerLineProps {
  row: RetainerRow;
  index: number;
  year: number;
  /** The column of the tab order, when it is in this row. */
  here: number | undefined;
  enter: (place: Place) => void;
  pick: (picked: Picked) => void;
}

function Line({ row, index, year, here, enter, pick }: RetainerLineProps) {
  const money = useMoney();
  const short = useShortMoney();
  const { account_id, account_name, cells } = row;
  const keys = (column: number) => cellKeys({ row: index, column }, column === here, enter);
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
              month: monthText(month),
              state: payStateWord(state),
              paid: money(paid),
              expected: money(expected),
            })}
            title={t('commerce.retainers.cell_hint', {
              state: payStateWord(state),
              paid: money(paid),
              expected: money(expected),
            })}
            {...keys(column)}
            onClick={() => pick({ account_id, account_name, month, year })}
          >
            {state === 'none' && paid === '0.00' ? (
              <span aria-hidden>–</span>
            ) : (
              <>
                <PaySymbol state={state} size={13} />
                {short(paid)}
              </>
            )}
          </button>
        </td>
      ))}
      <td>
        <button
          type="button"
          className={classes.cell}
          aria-label={t('commerce.retainers.sum_of_account', {
            account: account_name,
            year,
            paid: money(row.paid_total),
          })}
          {...keys(cells.length)}
          onClick={() => pick({ account_id, account_name, year })}
        >
          {short(row.paid_total)}
        </button>
      </td>
    </tr>
  );
}

/** An account's year: what was paid for each month, and how it stands. A step of the keys draws two of them anew. */
export const RetainerLine = memo(Line);
