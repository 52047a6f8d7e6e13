import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';

/** An event as subscribers receive it. */
export interface EventRow {
  org_id: number;
  id: number;
  type: string;
  actor_type: 'user' | 'api_key' | 'visitor' | 'system';
  actor_id: string | null;
  actor_name: string | null;
  subject_type: string;
  subject_id: string;
  client_id: number | null;
  summary: string | null;
  data: unknown;
  occurred_at: string;
}

export interface Claimed {
  org_id: number;
  id: number;
  type: string;
}

/** Takes the oldest rows out of the outbox that no other relay is holding. */
export async function claimOutbox(tx: Tx, limit: number): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    WITH claimed AS (
      DELETE FROM outbox WHERE event_id IN (
        SELECT event_id FROM outbox ORDER BY event_id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      RETURNING event_id, org_id)
    SELECT e.org_id, e.id, e.type
    FROM claimed JOIN events e ON e.org_id = claimed.org_id AND e.id = claimed.event_id
    ORDER BY e.id`.execute(tx);
  return rows;
}

export async function findEvent(tx: Tx, id: number): Promise<EventRow | undefined> {
  return tx
    .selectFrom('events')
    .select(['org_id', 'id', 'type', 'actor_type', 'actor_id', 'actor_name'])
    .select(['subject_type', 'subject_id', 'client_id', 'summary', 'data', 'occurred_at'])
    .where('org_id', '=', sql<number>`current_org()`)
    .where('id', '=', id)
    .executeTakeFirst();
}
