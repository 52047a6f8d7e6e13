import { BOARD_SORT, type ForecastCell, type StageStay } from '@atrium/contract/crm/pipeline.ts';
import type { ListQuery } from '@atrium/contract/core/filters.ts';
import type { Stage } from '@atrium/contract/crm/stages.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/index.ts';
import { columnSums, listColumns } from '../../../../platform/records/index.ts';
import type { Scope } from '../../../../platform/scope.ts';
import { amountsOfAll, source, type OpportunityRow } from '../opportunities.queries.ts';

const stageColumns = sql`g.id, g.name, g.position, g.probability, g.kind, g.is_active, g.version`;
const shownStages = sql`stages AS g WHERE g.org_id = current_org() AND g.is_active`;

export interface ColumnSums extends Stage {
  count: number;
  amount: string;
  weighted_amount: string;
}

/** Every stage in use with the number and the worth of all its deals. */
export function sums(tx: Tx, scope: Scope, query: ListQuery): Promise<ColumnSums[]> {
  return columnSums<ColumnSums>(tx, scope, {
    source,
    query,
    groups: {
      from: shownStages,
      select: stageColumns,
      column: 'stage_id',
      order: sql`g.position, g.id`,
      with: sql`LEFT JOIN ${amountsOfAll(scope)} ON a.opportunity_id = t.id`,
      sums: sql`count(*) AS count, sum(a.amount) AS amount, sum(round(a.amount * t.probability / 100, 2)) AS weighted`,
      shown: sql`coalesce(s.count, 0) AS count, coalesce(s.amount, 0.00) AS amount,
        coalesce(s.weighted, 0.00) AS weighted_amount`,
    },
  });
}

/** The first cards of every stage in use. */
export function cards(tx: Tx, scope: Scope, query: ListQuery) {
  return listColumns<OpportunityRow>(tx, scope, {
    source,
    query: { ...query, sort: BOARD_SORT },
    groups: { from: shownStages, column: 'stage_id' },
  });
}

/** What is open, expected, won and aimed at, by month of the organization's calendar and by owner. */
export async function forecast(
  tx: Tx,
  scope: Scope,
  given: { from: string; months: number; owner: number | null },
): Promise<ForecastCell[]> {
  const start = sql`${`${given.from}-01`}::date`;
  const end = sql`(${start} + make_interval(months => ${given.months}::int))::date`;
  const mine = given.owner === null ? sql`true` : sql`f.owner_id = ${given.owner}`;
  const worth = sql`LEFT JOIN ${amountsOfAll(scope)} ON a.opportunity_id = o.id`;
  const { rows } = await sql<ForecastCell>`
    WITH won AS (
      SELECT o.*, (o.closed_at AT TIME ZONE g.time_zone)::date AS closed_on
      FROM opportunities o JOIN stages st ON st.org_id = o.org_id AND st.id = o.stage_id AND st.kind = 'won'
        JOIN organizations g ON g.id = o.org_id
      WHERE o.org_id = ${scope.org} AND o.removed_at IS NULL
        AND o.closed_at >= ${start} - interval '1 day' AND o.closed_at < ${end} + interval '1 day'),
    figures AS (
      SELECT date_trunc('month', o.close_date)::date AS month, o.owner_id, coalesce(a.amount, 0.00) AS pipeline,
        coalesce(round(a.amount * o.probability / 100, 2), 0.00) AS weighted, 0.00 AS won, 0.00 AS target, 1 AS open_count, 0 AS won_count
      FROM opportunities o JOIN stages st ON st.org_id = o.org_id AND st.id = o.stage_id AND st.kind = 'open' ${worth}
      WHERE o.org_id = ${scope.org} AND o.removed_at IS NULL AND o.close_date >= ${start} AND o.close_date < ${end}
      UNION ALL
      SELECT date_trunc('month', o.closed_on)::date, o.owner_id, 0.00, 0.00, coalesce(a.amount, 0.00), 0.00, 0, 1 FROM won o ${worth}
      WHERE o.closed_on >= ${start} AND o.closed_on < ${end}
      UNION ALL
      SELECT month, owner_id, 0.00, 0.00, 0.00, amount, 0, 0 FROM sales_targets
      WHERE org_id = ${scope.org} AND amount > 0 AND month >= ${start} AND month < ${end})
    SELECT to_char(f.month, 'YYYY-MM') AS month, f.owner_id,
      jsonb_build_object('id', u.id, 'name', u.name, 'avatar_url', NULL) AS owner,
      sum(f.pipeline) AS pipeline, sum(f.weighted) AS weighted, sum(f.won) AS won, sum(f.target) AS target,
      sum(f.open_count) AS open_count, sum(f.won_count) AS won_count
    FROM figures f JOIN users u ON u.org_id = ${scope.org} AND u.id = f.owner_id
    WHERE ${mine} GROUP BY f.month, f.owner_id, u.id, u.name, u.name_key ORDER BY f.month, u.name_key, u.id`.execute(
    tx,
  );
  return rows;
}

/** The way of a deal through the stages, newest first. */
export async function stays(tx: Tx, scope: Scope, opportunity: number): Promise<StageStay[]> {
  const { rows } = await sql<StageStay>`
    SELECT c.id, f.name AS from_stage, g.name AS to_stage, c.by_name AS by, c.at, c.seconds_in_from
    FROM stage_changes c JOIN stages g ON g.org_id = c.org_id AND g.id = c.to_stage_id
      LEFT JOIN stages f ON f.org_id = c.org_id AND f.id = c.from_stage_id
    WHERE c.org_id = ${scope.org} AND c.opportunity_id = ${opportunity} ORDER BY c.id DESC`.execute(
    tx,
  );
  return rows;
}

export interface TimeInStage extends Stage {
  stays: number;
  average_seconds: number | null;
  median_seconds: number | null;
}

/** How long finished stays in each stage were. */
export async function timeInStage(tx: Tx, scope: Scope): Promise<TimeInStage[]> {
  const { rows } = await sql<TimeInStage>`
    SELECT ${stageColumns}, count(c.id) AS stays, avg(c.seconds_in_from)::float8 AS average_seconds,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY c.seconds_in_from) AS median_seconds
    FROM stages g LEFT JOIN stage_changes c ON c.org_id = g.org_id AND c.from_stage_id = g.id
    WHERE g.org_id = ${scope.org} AND g.is_active
    GROUP BY g.org_id, g.id ORDER BY g.position, g.id`.execute(tx);
  return rows;
}
