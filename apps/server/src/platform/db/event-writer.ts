import type { PoolClient } from 'pg';
import type { PendingEvent } from './database.ts';

/** NOTIFY carries at most 8,000 bytes; a longer list of hints becomes one that says "look everywhere". */
const NOTIFY_BYTES = 7500;
export const LIVE_CHANNEL = 'atrium_live';

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
    RETURNING id, org_id)
  INSERT INTO outbox (event_id, org_id) SELECT id, org_id FROM written`;

/**
 * Writes the events of a transaction and their outbox rows. On PostgreSQL the hints go out with the commit,
 * in commit order, to every server; the embedded database has one process, which tells itself after the commit.
 */
export async function writeEvents(
  client: PoolClient,
  engine: 'pglite' | 'postgres',
  pending: readonly PendingEvent[],
): Promise<void> {
  const rows = pending.map(({ hint, ...event }) => ({ org_id: hint.org, ...event }));
  await client.query(INSERT, [JSON.stringify(rows)]);
  if (engine === 'postgres') {
    const full = JSON.stringify(pending.map((event) => event.hint));
    const payload = Buffer.byteLength(full) > NOTIFY_BYTES ? '[]' : full;
    await client.query('SELECT pg_notify($1, $2)', [LIVE_CHANNEL, payload]);
  }
}
