import type { RetainerGrid, RetainerRow } from '@atrium/contract/commerce/retainers.ts';
import { addMoney, compareMoney } from '@atrium/contract/core/money.ts';
import { nameOf, YEAR_MONTHS } from '../months.ts';
import type { CellRow } from './grid.queries.ts';

type Cell = RetainerRow['cells'][number];

/** Lays cells out as accounts × twelve months, with their sums. */
export function layGrid(year: number, cells: readonly CellRow[]): RetainerGrid {
  const months = Array.from({ length: YEAR_MONTHS }, (_none, index) => year * YEAR_MONTHS + index);
  const byAccount = Map.groupBy(cells, ({ account_id }) => account_id);
  const rows = [...byAccount.values()].map((own) => rowOf(months, own));
  const totals = months.map((month, index) => ({
    month: nameOf(month),
    ...sumsOf(rows.flatMap((row) => row.cells[index] ?? [])),
  }));
  const { paid, expected } = sumsOf(totals);
  return { year, rows, totals, paid_total: paid, expected_total: expected };
}

function rowOf(months: readonly number[], own: readonly CellRow[]): RetainerRow {
  const { account_id = 0, account_name = '' } = own[0] ?? {};
  const byMonth = new Map(own.map((cell) => [cell.month, cell]));
  const cells = months.map((month) => cellOf(month, byMonth.get(month)));
  const { paid, expected } = sumsOf(cells);
  return { account_id, account_name, cells, paid_total: paid, expected_total: expected };
}

function sumsOf(parts: readonly Pick<Cell, 'paid' | 'expected'>[]) {
  return {
    paid: addMoney(parts.map(({ paid }) => paid)),
    expected: addMoney(parts.map(({ expected }) => expected)),
  };
}

function cellOf(month: number, row: CellRow | undefined): Cell {
  const { paid = '0.00', expected = '0.00' } = row ?? {};
  return { month: nameOf(month), paid, expected, state: row ? stateOf(row) : 'none' };
}

function stateOf({ paid, expected, is_late, is_future }: CellRow): Cell['state'] {
  if (paid === '0.00' && expected === '0.00') return 'none';
  if (compareMoney(paid, expected) >= 0) return 'paid';
  if (paid !== '0.00') return 'partial';
  if (is_late) return 'overdue';
  return is_future ? 'future' : 'not_due';
}
