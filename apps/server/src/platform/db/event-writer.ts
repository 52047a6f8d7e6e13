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
const WRITTEN = `written AS (
    INSERT INTO events (org_id, type, actor_type, actor_id, actor_name, subject_type, subject_id,
      client_id, summary, data, dedupe_key, request_id, occurred_at)
    SELECT (e->>'org_id')::bigint, e->>'type', e->>'actor_type', e->>'actor_id', e->>'actor_name',
      e->>'subject_type', e->>'subject_id', (e->>'client_id')::bigint, e->>'summary', e->'data',
      e->>'dedupe_key', e->>'request_id', (e->>'occurred_at')::timestamptz
    FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS list(e, position)
    ORDER BY position
    ON CONFLICT DO NOTHING
    RETURNING id, org_id, type)`;
const QUEUED = `queued AS (
    INSERT INTO outbox (event_id, org_id) SELECT id, org_id FROM written WHERE type = ANY ($2::text[]))`;
const NOTIFY = `SELECT pg_notify('${LIVE_CHANNEL}', $1)`;

export interface News {
  pending: readonly PendingEvent[];
  /** To be sent with the commit, in commit order, to every server that listens. */
  hints: readonly Hint[];
  isSubscribed: (event: PendingEvent) => boolean;
}

/**
 * Writes the events of a transaction, an outbox row for each that a module waits for, and sends the hints: all in
 * one statement, the last before the commit.
 */
export async function writeNews(client: PoolClient, news: News): Promise<void> {
  const { pending, hints } = news;
  const payload = hints.length > 0 ? [payloadOf(hints)] : [];
  if (pending.length === 0) {
    if (payload.length > 0) await client.query(NOTIFY, payload);
    return;
  }
  const awaited = pending.filter(news.isSubscribed).map((event) => event.type);
  const queued = awaited.length > 0 ? `, ${QUEUED}` : '';
  const values = [JSON.stringify(pending), ...(queued ? [awaited] : []), ...payload];
  const end = payload.length > 0 ? NOTIFY.replace('$1', `$${values.length}`) : 'SELECT 1';
  await client.query(`WITH ${WRITTEN}${queued} ${end}`, values);
}

function payloadOf(hints: readonly Hint[]): string {
  const full = JSON.stringify(hints);
  return Buffer.byteLength(full) > NOTIFY_BYTES ? '[]' : full;
}
