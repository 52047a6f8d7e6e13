import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/index.ts';
import type { Scope } from '../../../../platform/scope.ts';

const A_SWEEP = 500;

interface Found {
  org_id: number;
  id: number;
}

/** Cases of all organizations whose clocks have to be looked at, the longest waiting first. */
export async function toCheck(tx: Tx, now: Date): Promise<Found[]> {
  const { rows } = await sql<Found>`SELECT org_id, id FROM cases
    WHERE sla_check_at <= ${now.toISOString()}::timestamptz ORDER BY sla_check_at, id LIMIT ${A_SWEEP}`.execute(
    tx,
  );
  return rows;
}

/** Cases that wait on clients who have written since, with the moment of that. */
export async function toResume(tx: Tx): Promise<(Found & { at: string })[]> {
  const { rows } = await sql<Found & { at: string }>`
    SELECT c.org_id, c.id, t.last_message_at AS at FROM cases c
      JOIN conversations t ON t.org_id = c.org_id AND t.id = c.conversation_id
    WHERE c.status = 'Waiting on Client' AND c.removed_at IS NULL
      AND t.last_message_author_type = 'visitor' AND t.last_message_at > c.waiting_since
    ORDER BY t.last_message_at, c.id LIMIT ${A_SWEEP}`.execute(tx);
  return rows;
}

/** Who has to hear of a case: its owner, or all administrators where nobody works on it. */
export async function answerable(tx: Tx, scope: Scope, owner_id: number | null): Promise<number[]> {
  const { rows } = await sql<{ id: number; is_owner: boolean }>`
    SELECT id, id IS NOT DISTINCT FROM ${owner_id} AS is_owner FROM users
    WHERE org_id = ${scope.org} AND is_active AND (id = ${owner_id} OR role = 'admin') ORDER BY id`.execute(
    tx,
  );
  const owner = rows.find(({ is_owner }) => is_owner);
  return owner ? [owner.id] : rows.map(({ id }) => id);
}
