import type { ContractPeriod } from '@atrium/contract/commerce/contracts.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../../platform/db/index.ts';
import type { Scope } from '../../../../platform/scope.ts';
import { CYCLE_MONTHS } from '../../months.ts';
import type { Span } from './plan.ts';

/** A period as the database gives it. */
export type PeriodRow = Omit<ContractPeriod, 'paid' | 'state'>;

/** What a whole cycle of a contract costs, each line rounded as it is printed. */
export function cycleTotal(contract: 'c' | 't'): RawBuilder<string> {
  const of = sql.ref(contract);
  return sql<string>`(SELECT coalesce(sum(round(l.quantity * l.price_per_cycle, 2)), 0.00)
    FROM contract_line_items l WHERE l.org_id = ${of}.org_id AND l.contract_id = ${of}.id)`;
}

/** How many months a cycle of a contract has. */
export function cycleMonths(contract: 'c' | 't'): RawBuilder<number> {
  const cases = Object.entries(CYCLE_MONTHS).map(
    ([cycle, months]) => sql`WHEN ${sql.lit(cycle)} THEN ${sql.lit(months)}`,
  );
  return sql<number>`(CASE ${sql.ref(contract)}.billing_cycle ${sql.join(cases, sql` `)} END)`;
}

// OFFSET 0 keeps the planner from copying each expression to wherever its value is used.
/**
 * Joins to a period `p` of a contract `c` the cycle it lies in, `w`, counted from the contract's first day; a month
 * that is too short ends it early.
 */
export const cycleOfPeriod = sql`CROSS JOIN LATERAL (SELECT
    (extract(year FROM p.start_date) - extract(year FROM c.start_date)) * 12
    + extract(month FROM p.start_date) - extract(month FROM c.start_date)
    - CASE WHEN extract(day FROM p.start_date) < extract(day FROM c.start_date)
        AND extract(month FROM p.start_date + 1) = extract(month FROM p.start_date) THEN 1 ELSE 0 END AS months) AS passed
  CROSS JOIN LATERAL (SELECT floor(passed.months / ${cycleMonths('c')})::int * ${cycleMonths('c')} AS months) AS first
  CROSS JOIN LATERAL (SELECT (c.start_date + make_interval(months => first.months))::date AS start_date,
    (c.start_date + make_interval(months => first.months + ${cycleMonths('c')}))::date AS next_date
    OFFSET 0) AS w`;

/**
 * What a period `p` of cycle `w` costs: its days' part of the cycle. Counted from the first day of the cycle, so that
 * the parts of a whole cycle add up to its price.
 */
export function periodAmount(total: RawBuilder<unknown>): RawBuilder<string> {
  const upTo = (days: RawBuilder<unknown>) =>
    sql`round(${total} * ${days} / (w.next_date - w.start_date), 2)`;
  return sql`CASE WHEN p.kind = 'regular' THEN ${upTo(sql`(p.end_date + 1 - w.start_date)`)}
    - ${upTo(sql`(p.start_date - w.start_date)`)} ELSE 0.00 END`;
}

/** The periods of a contract in their order, without those that others took the place of. */
export async function listPeriods(
  tx: Tx,
  scope: Scope,
  { contract }: { contract: number },
): Promise<PeriodRow[]> {
  const { rows } = await sql<PeriodRow>`
    SELECT p.id, p.kind, p.start_date, p.end_date, p.due_date, ${periodAmount(sql`t.total`)} AS amount
    FROM contracts c CROSS JOIN LATERAL (SELECT ${cycleTotal('c')} AS total) AS t
    JOIN contract_periods p ON p.org_id = c.org_id AND p.contract_id = c.id ${cycleOfPeriod}
    WHERE c.org_id = ${scope.org} AND c.id = ${contract} AND p.cancelled_at IS NULL
    ORDER BY p.start_date`.execute(tx);
  return rows;
}

export async function cancelPeriods(tx: Tx, scope: Scope, ids: readonly number[]): Promise<void> {
  await sql`UPDATE contract_periods SET cancelled_at = ${scope.now.toISOString()}
    WHERE org_id = ${scope.org} AND id = ANY (${ids})`.execute(tx);
}

export interface NewPeriod extends Span {
  kind: PeriodRow['kind'];
  due_date: string;
}

export async function insertPeriods(
  tx: Tx,
  scope: Scope,
  { contract, periods }: { contract: number; periods: readonly NewPeriod[] },
): Promise<void> {
  await sql`INSERT INTO contract_periods (org_id, contract_id, kind, start_date, end_date, due_date, created_at)
    SELECT ${scope.org}, ${contract}, p.kind, p.start_date, p.end_date, p.due_date, ${scope.now.toISOString()}
    FROM jsonb_to_recordset(${JSON.stringify(periods)}::jsonb)
      AS p(kind text, start_date date, end_date date, due_date date)`.execute(tx);
}
