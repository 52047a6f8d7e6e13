import type { LeadSource, SalesTarget, Stage } from '@atrium/contract/crm/stages.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { recordTable, type RecordSource } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';

const nothing = { filters: {}, sortable: ['position'], sort: 'position' } as const;

const stageSource: RecordSource = {
  from: sql`stages AS t`,
  select: sql`t.id, t.name, t.position, t.probability, t.kind, t.is_active, t.version`,
  list: nothing,
};
const sourceSource: RecordSource = {
  from: sql`lead_sources AS t`,
  select: sql`t.id, t.name, t.position, t.is_active, t.version`,
  list: nothing,
};

export const stageTable = recordTable<Stage, 'stages'>('stages', stageSource);
export const sourceTable = recordTable<LeadSource, 'lead_sources'>('lead_sources', sourceSource);

/** All stages as deals go through them; inactive ones last. */
export async function listStages(tx: Tx, scope: Scope): Promise<Stage[]> {
  const { rows } = await sql<Stage>`SELECT ${stageSource.select} FROM ${stageSource.from}
    WHERE t.org_id = ${scope.org} ORDER BY NOT t.is_active, t.position, t.id`.execute(tx);
  return rows;
}

export async function listSources(tx: Tx, scope: Scope): Promise<LeadSource[]> {
  const { rows } = await sql<LeadSource>`SELECT ${sourceSource.select} FROM ${sourceSource.from}
    WHERE t.org_id = ${scope.org} ORDER BY NOT t.is_active, t.position, t.id`.execute(tx);
  return rows;
}

/** Locks every stage, so that two changes of their order follow one another. */
export async function lockStages(tx: Tx, scope: Scope): Promise<void> {
  await sql`SELECT id FROM stages WHERE org_id = ${scope.org} ORDER BY id FOR UPDATE`.execute(tx);
}

export async function placeStages(tx: Tx, scope: Scope, ids: readonly number[]): Promise<void> {
  await sql`UPDATE stages SET position = place.position, version = version + 1, updated_at = ${scope.now.toISOString()}
    FROM unnest(${ids}::bigint[]) WITH ORDINALITY AS place(id, position)
    WHERE stages.org_id = ${scope.org} AND stages.id = place.id AND stages.position <> place.position`.execute(
    tx,
  );
}

/** Open deals in a stage: they would stand nowhere without it. */
export async function countDeals(tx: Tx, scope: Scope, stage: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM opportunities
    WHERE org_id = ${scope.org} AND stage_id = ${stage} AND removed_at IS NULL`.execute(tx);
  return rows[0]!.count;
}

/** Stages of each kind that are in use, but for one. */
export async function otherStages(
  tx: Tx,
  scope: Scope,
  { id, kind }: { id: number; kind: Stage['kind'] },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM stages
    WHERE org_id = ${scope.org} AND kind = ${kind} AND is_active AND id <> ${id}`.execute(tx);
  return rows[0]!.count;
}

export async function nameTaken(
  tx: Tx,
  scope: Scope,
  given: { table: 'stages' | 'lead_sources'; name: string; id: number },
): Promise<boolean> {
  const { rows } = await sql`SELECT FROM ${sql.table(given.table)}
    WHERE org_id = ${scope.org} AND search_key(name) = search_key(${given.name}) AND id <> ${given.id}`.execute(
    tx,
  );
  return rows.length > 0;
}

export async function nextSourcePosition(tx: Tx, scope: Scope): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    SELECT coalesce(max(position), 0) + 1 AS position FROM lead_sources WHERE org_id = ${scope.org}`.execute(
    tx,
  );
  return rows[0]!.position;
}

/** Targets of a year, by month and person. */
export async function listTargets(tx: Tx, scope: Scope, year: number): Promise<SalesTarget[]> {
  const { rows } = await sql<SalesTarget>`
    SELECT t.owner_id, jsonb_build_object('id', owner.id, 'name', owner.name, 'avatar_url', NULL) AS owner,
      to_char(t.month, 'YYYY-MM') AS month, t.amount
    FROM sales_targets t JOIN users owner ON owner.org_id = t.org_id AND owner.id = t.owner_id
    WHERE t.org_id = ${scope.org} AND t.amount > 0 AND extract(year FROM t.month) = ${year}
    ORDER BY t.month, owner.name_key, owner.id`.execute(tx);
  return rows;
}

export async function setTarget(
  tx: Tx,
  scope: Scope,
  target: { owner_id: number; month: string; amount: string },
): Promise<void> {
  await sql`INSERT INTO sales_targets (org_id, owner_id, month, amount, updated_at)
    VALUES (${scope.org}, ${target.owner_id}, ${`${target.month}-01`}::date, ${target.amount}, ${scope.now.toISOString()})
    ON CONFLICT (org_id, owner_id, month) DO UPDATE SET amount = excluded.amount, updated_at = excluded.updated_at`.execute(
    tx,
  );
}
