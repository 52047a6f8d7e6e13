import type { OpenSpan } from '@atrium/contract/work/sla/business-time.ts';
import type { SlaTarget } from '@atrium/contract/work/sla/sla.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/index.ts';
import type { Scope } from '../../../../platform/scope.ts';
import type { StoredCase } from '../cases.queries.ts';

export interface SlaRow {
  id: number;
  targets: SlaTarget[];
  week: OpenSpan[][];
  holidays: { date: string; name: string }[];
  time_zone: string;
  version: number;
}

type Strength = 'read' | 'hold' | 'lock';

const LOCKS = {
  read: sql``,
  // Whoever reckons by the settings goes before whoever changes them, or after.
  hold: sql`FOR SHARE OF s`,
  lock: sql`FOR UPDATE OF s`,
};

/** The settings of the organization, the most urgent target first. */
export async function settingsOf(
  tx: Tx,
  scope: Scope,
  strength: Strength,
): Promise<SlaRow | undefined> {
  const { rows } = await sql<SlaRow>`
    SELECT s.org_id AS id, s.week, s.holidays, s.version, o.time_zone, (
      SELECT jsonb_agg(jsonb_build_object('priority', t.priority, 'first_response_minutes', t.first_response_minutes,
          'resolution_minutes', t.resolution_minutes)
        ORDER BY array_position(ARRAY['Urgent', 'High', 'Medium', 'Low'], t.priority))
      FROM sla_targets t WHERE t.org_id = s.org_id) AS targets
    FROM sla_settings s JOIN organizations o ON o.id = s.org_id
    WHERE s.org_id = ${scope.org} ${LOCKS[strength]}`.execute(tx);
  return rows[0];
}

interface Columns {
  week?: unknown;
  holidays?: unknown;
  version: number;
  updated_at: string;
}

export async function saveSettings(tx: Tx, scope: Scope, columns: Columns): Promise<void> {
  const { week, holidays, ...rest } = columns;
  await tx
    .updateTable('sla_settings')
    .set({
      ...rest,
      ...(week !== undefined && { week: JSON.stringify(week) }),
      ...(holidays !== undefined && { holidays: JSON.stringify(holidays) }),
    })
    .where('org_id', '=', scope.org)
    .execute();
}

export async function saveTargets(
  tx: Tx,
  scope: Scope,
  targets: readonly SlaTarget[],
): Promise<void> {
  await tx
    .insertInto('sla_targets')
    .values(targets.map((target) => ({ org_id: scope.org, ...target })))
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'priority']).doUpdateSet((excluded) => ({
        first_response_minutes: excluded.ref('excluded.first_response_minutes'),
        resolution_minutes: excluded.ref('excluded.resolution_minutes'),
      })),
    )
    .execute();
}

/** Open cases by their ids, locked. */
export async function openAfter(
  tx: Tx,
  scope: Scope,
  { after, limit }: { after: number; limit: number },
): Promise<StoredCase[]> {
  const { rows } = await sql<StoredCase>`SELECT * FROM cases
    WHERE org_id = ${scope.org} AND id > ${after} AND status <> 'Closed' AND removed_at IS NULL
    ORDER BY id LIMIT ${limit} FOR UPDATE`.execute(tx);
  return rows;
}
