import type { PoolClient } from 'pg';
import type { Hint } from '../live/hint.ts';

/** NOTIFY carries at most 8,000 bytes; a longer list of hints becomes an empty one, which says "look everywhere". */
const NOTIFY_BYTES = 7500;
export const LIVE_CHANNEL = 'atrium_live';

/** An event on its way into the database; see `emit`. */
export interface PendingEvent {
  type: string;
  org_id: number;
  actor_type: 'user' | 'api_key' | 'visitor' | 'system';
  actor_id: string | null;
  actor_name: string | null;
  subject_type: string;
  subject_id: string;
  client_id: number | null;
  summary: string | null;
  data: Record<string, unknown>;
  dedupe_key: string | null;
  request_id: string | null;
  occurred_at: string;
}

// The whole list travels as one JSON parameter; the order of the array is the order of the ids.
// A repeated dedupe key writes nothing.
const INSERT = `
  WITH written AS (
    INSERT INTO events (org_id, type, actor_type, actor_id, actor_name, subject_type, subject_id,
      client_id, summary, data, dedupe_key, request_id, occurred_at)
    SELECT (e->>'org_id')::bigint, e->>'type', e->>'actor_type', e->>'actor_id', e->>'actor_name',
      e->>'subject_type', e->>'subject_id', (e->>'client_id')::bigint, e->>'summary', e->'data',
      e->>'dedupe_key', e->>'request_id', (e->>'occurred_at')::timestamptz
    FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS list(e, position)
    ORDER BY position
    ON CONFLICT DO NOTHING
    RETURNING id, org_id, type)
  INSERT INTO outbox (event_id, org_id) SELECT id, org_id FROM written WHERE type = ANY ($2::text[])`;

/** Writes the events of a transaction, and an outbox row for each that a module waits for. */
export async function writeEvents(
  client: PoolClient,
  pending: readonly PendingEvent[],
  isSubscribed: (type: string) => boolean,
): Promise<void> {
  const awaited = pending.map((event) => event.type).filter(isSubscribed);
  await client.query(INSERT, [JSON.stringify(pending), awaited]);
}

/** Sends hints with the commit, in commit order, to every server that listens. */
export async function notify(client: PoolClient, hints: readonly Hint[]): Promise<void> {
  const full = JSON.stringify(hints);
  const payload = Buffer.byteLength(full) > NOTIFY_BYTES ? '[]' : full;
  await client.query('SELECT pg_notify($1, $2)', [LIVE_CHANNEL, payload]);
}
