import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { cycleOfPeriod, cycleTotal, periodAmount } from '../contracts/periods/periods.queries.ts';
import { firstDay } from '../months.ts';
import { retainerPayments, spreadOver, type Months } from './spreading.queries.ts';

/** What an account was asked for and paid in a month; months without either are not there. */
export interface CellRow {
  account_id: number;
  account_name: string;
  month: number;
  paid: string;
  expected: string;
  /** Something of it is due, and the days of grace are over. */
  is_late: boolean;
  /** No period of it has begun. */
  is_future: boolean;
}

/**
 * The cells of the grid in one query: shares of payments beside shares of billing periods. Drafts and cancelled
 * contracts ask for nothing.
 */
export async function listCells(
  tx: Tx,
  scope: Scope,
  { months, today }: { months: Months; today: string },
): Promise<CellRow[]> {
  const days = { first: sql`p.start_date`, last: sql`p.end_date` };
  const amount = periodAmount(sql`c.total`);
  const { rows } = await sql<CellRow>`
    WITH paid AS (
      SELECT g.account_id, m.month, sum(m.share) AS minor FROM ${retainerPayments(scope, months)} GROUP BY 1, 2),
    asking AS MATERIALIZED (
      SELECT c.org_id, c.id, c.account_id, c.start_date, c.billing_cycle, c.grace_days, ${cycleTotal('c')} AS total
      FROM contracts c WHERE c.org_id = ${scope.org} AND c.status IN ('Active', 'Expired', 'Terminated')
        AND c.start_date < ${firstDay(months.to + 1)}::date
        AND coalesce(c.end_date, 'infinity') >= ${firstDay(months.from)}::date),
    asked AS (
      SELECT c.account_id, m.month, sum(m.share) AS minor,
        bool_or(p.due_date + c.grace_days < ${today}::date) AS is_late, bool_and(p.start_date > ${today}::date) AS is_future
      FROM asking c JOIN contract_periods p ON p.org_id = ${scope.org} AND p.contract_id = c.id ${cycleOfPeriod}
      ${spreadOver(days, { amount, months })}
      WHERE p.cancelled_at IS NULL AND p.kind = 'regular'
        AND p.start_date < ${firstDay(months.to + 1)}::date AND p.end_date >= ${firstDay(months.from)}::date
      GROUP BY 1, 2)
    SELECT account_id, a.name AS account_name, month, round(coalesce(paid.minor, 0) / 100, 2) AS paid,
      round(coalesce(asked.minor, 0) / 100, 2) AS expected, coalesce(asked.is_late, false) AS is_late,
      coalesce(asked.is_future, false) AS is_future
    FROM paid FULL JOIN asked USING (account_id, month)
    JOIN accounts a ON a.org_id = ${scope.org} AND a.id = account_id
    ORDER BY a.name_key, account_id, month`.execute(tx);
  return rows;
}

export interface ShareRow {
  id: number;
  share: string;
}

interface Shares {
  months: Months;
  account_id?: number | undefined;
  page: number;
  per_page: number;
}

/** A page of the payments behind cells, newest first, each with what of it falls to those months, and how many there are. */
export async function listShares(
  tx: Tx,
  scope: Scope,
  { months, account_id, page, per_page }: Shares,
): Promise<{ rows: ShareRow[]; total: number }> {
  const { rows } = await sql<Partial<ShareRow> & { total: number }>`
    WITH shares AS MATERIALIZED (
      SELECT p.id, p.payment_date, round(sum(m.share) / 100, 2) AS share FROM ${retainerPayments(scope, months)}
        AND ${account_id === undefined ? sql`true` : sql`g.account_id = ${account_id}`}
      GROUP BY p.id, p.payment_date)
    SELECT of.total, shown.id, shown.share FROM (SELECT count(*) AS total FROM shares) AS of LEFT JOIN (
      SELECT id, share FROM shares ORDER BY payment_date DESC, id DESC
      LIMIT ${per_page} OFFSET ${(page - 1) * per_page}) AS shown ON true`.execute(tx);
  const shown = rows.flatMap(({ id, share }) => (id && share ? [{ id, share }] : []));
  return { rows: shown, total: rows[0]?.total ?? 0 };
}

/** What contracts have asked for, with the days of grace over, and did not get; and how many contracts those are. */
export async function sumOverdue(
  tx: Tx,
  scope: Scope,
  today: string,
): Promise<{ amount: string; contract_count: number }> {
  const { rows } = await sql<{ amount: string; contract_count: number }>`
    WITH asking AS MATERIALIZED (
      SELECT c.org_id, c.id, c.start_date, c.billing_cycle, c.grace_days, ${cycleTotal('c')} AS total
      FROM contracts c WHERE c.org_id = ${scope.org} AND c.status IN ('Active', 'Expired', 'Terminated')),
    asked AS (
      SELECT c.id, sum(${periodAmount(sql`c.total`)}) AS amount
      FROM asking c JOIN contract_periods p ON p.org_id = ${scope.org} AND p.contract_id = c.id ${cycleOfPeriod}
      WHERE p.cancelled_at IS NULL AND p.kind = 'regular' AND p.due_date + c.grace_days < ${today}::date GROUP BY c.id),
    paid AS (
      SELECT p.contract_id AS id, sum(p.amount) AS amount FROM payments p
      WHERE p.org_id = ${scope.org} AND p.status = 'Completed' AND p.contract_id IS NOT NULL GROUP BY 1)
    SELECT coalesce(sum(asked.amount - coalesce(paid.amount, 0.00)), 0.00) AS amount, count(*) AS contract_count
    FROM asked LEFT JOIN paid USING (id) WHERE asked.amount > coalesce(paid.amount, 0.00)`.execute(
    tx,
  );
  return rows[0] ?? { amount: '0.00', contract_count: 0 };
}
