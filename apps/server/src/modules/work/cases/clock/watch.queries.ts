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

/** When the client first spoke since the case waits on him and since anybody has answered him. */
const spokeAt = sql`(SELECT min(m.created_at) FROM messages m
  WHERE m.org_id = t.org_id AND m.conversation_id = t.id AND m.author_type = 'visitor' AND m.deleted_at IS NULL
    AND m.created_at > part.waiting_since AND m.created_at >= coalesce((SELECT max(a.created_at) FROM messages a
      WHERE a.org_id = t.org_id AND a.conversation_id = t.id
        AND (a.author_type = 'assistant' OR (a.author_type = 'user' AND a.kind = 'text'))), '-infinity'))`;

/**
 * Cases that wait on clients who have written since and wait themselves now, with the moment of that: in the
 * conversation of the case, or of one that was merged into it.
 */
export async function toResume(tx: Tx): Promise<(Found & { at: string })[]> {
  const { rows } = await sql<Found & { at: string }>`
    WITH RECURSIVE part AS (
      SELECT c.org_id, c.id AS kept, c.waiting_since, c.id, c.conversation_id FROM cases c
      WHERE c.status = 'Waiting on Client' AND c.removed_at IS NULL
      UNION ALL SELECT part.org_id, part.kept, part.waiting_since, c.id, c.conversation_id
      FROM part JOIN cases c ON c.org_id = part.org_id AND c.merged_into_id = part.id)
    SELECT part.org_id, part.kept AS id, min(spoke.at) AS at
    FROM part JOIN conversations t ON t.org_id = part.org_id AND t.id = part.conversation_id
      CROSS JOIN LATERAL ${spokeAt} AS spoke (at)
    WHERE NOT t.is_answered AND t.last_message_at > part.waiting_since AND spoke.at IS NOT NULL
    GROUP BY part.org_id, part.kept ORDER BY min(spoke.at), part.kept LIMIT ${A_SWEEP}`.execute(tx);
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
