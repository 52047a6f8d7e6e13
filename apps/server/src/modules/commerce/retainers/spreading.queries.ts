import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '../../../platform/scope.ts';
import { firstDay } from '../months.ts';

/** Months as whole numbers, counted from the year 0: `2026-01` is 24312. */
export const monthOf = (date: RawBuilder<unknown>): RawBuilder<number> =>
  sql`(extract(year FROM ${date})::int * 12 + extract(month FROM ${date})::int - 1)`;

/**
 * How many months of service a span of days is, as `serviceMonths` says: a rest of a month counts as a month, and the
 * last day of a month stands for the days that it lacks.
 */
function countOf({ first, last }: Days): RawBuilder<number> {
  const startsLast = sql`extract(day FROM ${first} + 1) = 1`;
  const day = sql`CASE WHEN ${startsLast} THEN 31 ELSE extract(day FROM ${first}) END`;
  const rest = sql`CASE WHEN extract(day FROM ${last} + 1) > ${day} THEN 1 ELSE 0 END`;
  return sql`greatest(1, ${monthOf(sql`(${last} + 1)`)} - ${monthOf(first)} + ${rest})`;
}

interface Days {
  first: RawBuilder<unknown>;
  last: RawBuilder<unknown>;
}

/** Months from and to, both included. */
export interface Months {
  from: number;
  to: number;
}

/**
 * Joins the months `m.month` of a span of days that lie between two months, each with its share of an amount in
 * minor units, `m.share`. As `spreadMoney` does it: shares differ by a cent at most, the first are the larger, and
 * all together they are the amount.
 */
export function spreadOver(
  days: Days,
  { amount, months }: { amount: RawBuilder<unknown>; months: Months },
): RawBuilder<unknown> {
  // OFFSET 0 keeps the planner from copying each expression to wherever its value is used.
  return sql`CROSS JOIN LATERAL (SELECT ${monthOf(days.first)} AS first, ${countOf(days)} AS count,
      (${amount} * 100)::bigint AS minor OFFSET 0) AS s
    JOIN generate_series(${months.from}::int, ${months.to}::int) AS month
      ON month BETWEEN s.first AND s.first + s.count - 1
    CROSS JOIN LATERAL (SELECT month,
      s.minor / s.count + CASE WHEN month - s.first < s.minor % s.count THEN 1 ELSE 0 END AS share) AS m`;
}

/**
 * Completed payments `p` with account `g.account_id` that count as retainers: for contracts, and for orders that hold
 * a retainer product. Joined to their months `m` and shares.
 */
export function retainerPayments(scope: Scope, months: Months): RawBuilder<unknown> {
  const first = sql`coalesce(p.service_period_start, p.payment_date)`;
  const last = sql`coalesce(p.service_period_end, p.payment_date)`;
  return sql`payments p
    LEFT JOIN contracts c ON c.org_id = p.org_id AND c.id = p.contract_id
    LEFT JOIN (SELECT o.id, o.account_id FROM orders o WHERE o.org_id = ${scope.org} AND o.id IN (
      SELECT l.order_id FROM order_line_items l WHERE l.org_id = ${scope.org} AND l.is_retainer_product)) AS o ON o.id = p.order_id
    CROSS JOIN LATERAL (SELECT coalesce(c.account_id, o.account_id) AS account_id) AS g
    ${spreadOver({ first, last }, { amount: sql`p.amount`, months })}
    WHERE p.org_id = ${scope.org} AND p.status = 'Completed' AND g.account_id IS NOT NULL
      AND ${first} < ${firstDay(months.to + 1)}::date AND ${last} >= ${firstDay(months.from)}::date`;
}
