import type {
  MrrMonth,
  RetainerGrid,
  RetainerPayment,
  retainers,
} from '@atrium/contract/commerce/retainers.ts';
import { toMinor } from '@atrium/contract/core/money.ts';
import type { QueryOf } from '@atrium/contract/core/route.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { csvCell } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { today } from '../../crm/index.ts';
import { addMonths } from '@atrium/contract/core/calendar.ts';
import { monthNumber, YEAR_MONTHS } from '../months.ts';
import { paymentsOf } from '../payments/payments.reads.ts';
import { layGrid } from './grid.ts';
import { listCells, listShares } from './grid.queries.ts';
import { movements } from './mrr.ts';
import { listStandings } from './mrr.queries.ts';

type Asked = QueryOf<(typeof retainers)['grid']>;

/** What each account paid and was asked for, month by month. */
export function grid(scope: Scope, { year }: Asked): Promise<RetainerGrid> {
  return scope.platform.db.transact(scope, async (tx) => {
    const day = await today(tx, scope);
    const asked = year ?? Number(day.slice(0, 4));
    const months = monthsOf(asked);
    return layGrid(asked, await listCells(tx, scope, { months, today: day }));
  });
}

function monthsOf(year: number) {
  return { from: year * YEAR_MONTHS, to: year * YEAR_MONTHS + YEAR_MONTHS - 1 };
}

/** The grid as CSV: what was paid, an account a line, the sums at the end. */
export async function* exportGrid(scope: Scope, asked: Asked): AsyncGenerator<string> {
  const { rows, totals, paid_total } = await grid(scope, asked);
  const line = (cells: readonly string[]) => `${cells.map(csvCell).join(',')}\r\n`;
  yield `\uFEFF${line(['account_name', ...totals.map(({ month }) => month), 'paid_total'])}`;
  for (const row of rows)
    yield line([row.account_name, ...row.cells.map(({ paid }) => paid), row.paid_total]);
  yield line(['Total', ...totals.map(({ paid }) => paid), paid_total]);
}

/** A page of the payments behind cells: of a month or a year, of one account or all. */
export function payments(
  scope: Scope,
  { month, year, ...asked }: QueryOf<(typeof retainers)['payments']>,
): Promise<Page<RetainerPayment>> {
  return scope.platform.db.transact(scope, async (tx) => {
    const months = month ? oneMonth(month) : monthsOf(year ?? (await thisYear(tx, scope)));
    const { rows: shares, total } = await listShares(tx, scope, { months, ...asked });
    const paid = await paymentsOf(tx, scope, { ids: shares.map(({ id }) => id) });
    const shareOf = new Map(shares.map(({ id, share }) => [id, share]));
    const rows = paid.map((payment) => ({ ...payment, share: shareOf.get(payment.id) ?? '0.00' }));
    return { rows, total, cursor: null };
  });
}

function oneMonth(name: string) {
  const month = monthNumber(name);
  return { from: month, to: month };
}

async function thisYear(tx: Tx, scope: Scope): Promise<number> {
  return Number((await today(tx, scope)).slice(0, 4));
}

/** Monthly recurring revenue and how it moved, up to this month unless asked otherwise. */
export function mrr(scope: Scope, asked: QueryOf<(typeof retainers)['mrr']>): Promise<MrrMonth[]> {
  return scope.platform.db.transact(scope, (tx) => mrrIn(tx, scope, asked));
}

/** The same in the caller's transaction. */
export async function mrrIn(
  tx: Tx,
  scope: Scope,
  { from, months }: QueryOf<(typeof retainers)['mrr']>,
): Promise<MrrMonth[]> {
  const thisMonth = `${(await today(tx, scope)).slice(0, 7)}-01`;
  const start = from ? `${from}-01` : addMonths(thisMonth, 1 - months);
  const first = addMonths(start, -1);
  const rows = await listStandings(tx, scope, { first, months: months + 1 });
  const standings = rows.map((row) => ({ ...row, monthly: toMinor(row.monthly) }));
  const names = Array.from({ length: months + 1 }, (_none, index) =>
    addMonths(first, index).slice(0, 7),
  );
  return movements(standings, names);
}
