import type { ReportGroup } from '@atrium/contract/home/reports.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { amountsOfAll } from '../../crm/index.ts';
import type { Period } from './period.ts';

/** A row of a report: what it is grouped by, and its measures. */
export type GroupRow = { key: string | null; label: string | null } & Record<
  string,
  string | number | null
>;

export interface Asked {
  group: ReportGroup;
  period: Period;
  /** Whose; null for everybody's. */
  owner: number | null;
}

/** What deals are worth. */
const amounts = (scope: Scope) => sql`LEFT JOIN ${amountsOfAll(scope)} ON a.opportunity_id = o.id`;
const zone = sql`(SELECT g.time_zone FROM organizations g WHERE g.id = current_org())`;
/** The day of a moment where the organization is. */
const dayOf = (moment: RawBuilder<unknown>) => sql`(${moment} AT TIME ZONE ${zone})::date`;
const monthOf = (day: RawBuilder<unknown>) => sql<string>`to_char(${day}, 'YYYY-MM')`;
/** Moments that may lie in the period wherever the organization is, so that an index is of use. */
const near = (moment: RawBuilder<unknown>, { from, to }: Period) =>
  sql`${moment} >= ${from}::date - 1 AND ${moment} < ${to}::date + 2`;
const between = (day: RawBuilder<unknown>, { from, to }: Period) =>
  sql`${day} BETWEEN ${from}::date AND ${to}::date`;
const whose = (column: RawBuilder<unknown>, owner: number | null) =>
  owner === null ? sql`true` : sql`${column} = ${owner}`;

interface Grouping {
  key: RawBuilder<unknown>;
  label: RawBuilder<unknown>;
  join?: RawBuilder<unknown>;
}

const byUser = (column: RawBuilder<unknown>): Grouping => ({
  key: sql`${column}::text`,
  label: sql`max(u.name)`,
  join: sql`LEFT JOIN users u ON u.org_id = current_org() AND u.id = ${column}`,
});
const plain = (key: RawBuilder<unknown>): Grouping => ({ key, label: key });

function pick(groups: Record<string, Grouping>, name: string): Grouping {
  const grouping = groups[name];
  if (!grouping) throw new RangeError(`There is no grouping by ${name}`);
  return grouping;
}

async function rowsOf(tx: Tx, query: RawBuilder<GroupRow>): Promise<GroupRow[]> {
  return (await query.execute(tx)).rows;
}

/** Deals that were decided in the period. */
export function sales(tx: Tx, scope: Scope, { group, period, owner }: Asked): Promise<GroupRow[]> {
  const day = dayOf(sql`o.closed_at`);
  const {
    key,
    label,
    join = sql``,
  } = pick(
    {
      month: plain(monthOf(day)),
      owner: byUser(sql`o.owner_id`),
      source: plain(sql`o.lead_source`),
    },
    group,
  );
  return rowsOf(
    tx,
    sql`SELECT ${key} AS key, ${label} AS label,
      coalesce(sum(a.amount) FILTER (WHERE st.kind = 'won'), 0.00) AS won_amount,
      count(*) FILTER (WHERE st.kind = 'won') AS won_count, count(*) FILTER (WHERE st.kind = 'lost') AS lost_count
    FROM opportunities o JOIN stages st ON st.org_id = o.org_id AND st.id = o.stage_id AND st.kind <> 'open'
      ${amounts(scope)} ${join}
    WHERE o.org_id = ${scope.org} AND o.removed_at IS NULL AND ${near(sql`o.closed_at`, period)}
      AND ${between(day, period)} AND ${whose(sql`o.owner_id`, owner)}
    GROUP BY 1 ORDER BY 3 DESC, 1`,
  );
}

/** Leads that came in the period, and what became of them until now: visit, lead, deal, won. */
export function leads(tx: Tx, scope: Scope, { group, period, owner }: Asked): Promise<GroupRow[]> {
  const day = dayOf(sql`t.created_at`);
  const {
    key,
    label,
    join = sql``,
  } = pick(
    {
      source: plain(sql`t.lead_source`),
      campaign: plain(sql`t.utm->>'utm_campaign'`),
      month: plain(monthOf(day)),
      owner: byUser(sql`t.owner_id`),
    },
    group,
  );
  return rowsOf(
    tx,
    sql`SELECT ${key} AS key, ${label} AS label, count(*) AS leads,
      count(*) FILTER (WHERE t.status = 'Converted') AS converted, count(o.id) AS opportunities,
      count(o.id) FILTER (WHERE st.kind = 'won') AS won_count,
      coalesce(sum(a.amount) FILTER (WHERE st.kind = 'won'), 0.00) AS won_amount
    FROM leads t
      LEFT JOIN opportunities o ON o.org_id = t.org_id AND o.id = t.converted_opportunity_id AND o.removed_at IS NULL
      LEFT JOIN stages st ON st.org_id = o.org_id AND st.id = o.stage_id
      ${amounts(scope)} ${join}
    WHERE t.org_id = ${scope.org} AND t.removed_at IS NULL AND ${near(sql`t.created_at`, period)}
      AND ${between(day, period)} AND ${whose(sql`t.owner_id`, owner)}
    GROUP BY 1 ORDER BY 3 DESC, 1`,
  );
}

/** Browsers that were first seen in the period, by the campaign that brought them. */
export async function visitorsByCampaign(
  tx: Tx,
  scope: Scope,
  period: Period,
): Promise<{ campaign: string | null; visitors: number }[]> {
  const { rows } = await sql<{ campaign: string | null; visitors: number }>`
    SELECT coalesce(v.first_utm->>'campaign', v.first_utm->>'utm_campaign') AS campaign, count(*) AS visitors FROM visitors v
    WHERE v.org_id = ${scope.org} AND ${near(sql`v.first_seen_at`, period)}
      AND ${between(dayOf(sql`v.first_seen_at`), period)}
    GROUP BY 1`.execute(tx);
  return rows;
}

/** Deals that are open now. */
export function pipeline(tx: Tx, scope: Scope, { group, owner }: Asked): Promise<GroupRow[]> {
  const {
    key,
    label,
    join = sql``,
  } = pick(
    {
      stage: { key: sql`st.id::text`, label: sql`max(st.name)` },
      owner: byUser(sql`o.owner_id`),
      source: plain(sql`o.lead_source`),
    },
    group,
  );
  return rowsOf(
    tx,
    sql`SELECT ${key} AS key, ${label} AS label, count(*) AS open_count, coalesce(sum(a.amount), 0.00) AS amount,
      coalesce(sum(round(a.amount * o.probability / 100, 2)), 0.00) AS weighted_amount
    FROM opportunities o JOIN stages st ON st.org_id = o.org_id AND st.id = o.stage_id AND st.kind = 'open'
      ${amounts(scope)} ${join}
    WHERE o.org_id = ${scope.org} AND o.removed_at IS NULL AND ${whose(sql`o.owner_id`, owner)}
    GROUP BY 1 ORDER BY ${group === 'stage' ? sql`min(st.position)` : sql`4 DESC`}, 1`,
  );
}

/** What came in. */
export function payments(
  tx: Tx,
  scope: Scope,
  { group, period, owner }: Asked,
): Promise<GroupRow[]> {
  const parent = sql`coalesce(ord.account_id, con.account_id)`;
  const {
    key,
    label,
    join = sql``,
  } = pick(
    {
      month: plain(monthOf(sql`p.payment_date`)),
      method: plain(sql`p.payment_method`),
      account: {
        key: sql`${parent}::text`,
        label: sql`max(acc.name)`,
        join: sql`LEFT JOIN accounts acc ON acc.org_id = p.org_id AND acc.id = ${parent}`,
      },
    },
    group,
  );
  return rowsOf(
    tx,
    sql`SELECT ${key} AS key, ${label} AS label, sum(p.amount) AS amount, count(*) AS payment_count
    FROM payments p LEFT JOIN orders ord ON ord.org_id = p.org_id AND ord.id = p.order_id
      LEFT JOIN contracts con ON con.org_id = p.org_id AND con.id = p.contract_id ${join}
    WHERE p.org_id = ${scope.org} AND p.status = 'Completed' AND ${between(sql`p.payment_date`, period)}
      AND ${whose(sql`coalesce(ord.owner_id, con.owner_id)`, owner)}
    GROUP BY 1 ORDER BY 3 DESC, 1`,
  );
}

/** When days begin where the organization is, as moments for the filters of lists. */
export async function beginningsOf(tx: Tx, days: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ day: string; begins: string }>`
    SELECT day::text AS day, to_char(day::timestamp AT TIME ZONE ${zone} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS begins
    FROM unnest(${days}::date[]) AS day`.execute(tx);
  return new Map(rows.map(({ day, begins }) => [day, begins]));
}
