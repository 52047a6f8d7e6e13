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
  kind: string;
  also: { type: string; id: string }[] | null;
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
      client_id, kind, also, summary, data, dedupe_key, request_id, occurred_at)
    SELECT (e->>'org_id')::bigint, e->>'type', e->>'actor_type', e->>'actor_id', e->>'actor_name',
      e->>'subject_type', e->>'subject_id', (e->>'client_id')::bigint, e->>'kind', nullif(e->'also', 'null'), e->>'summary', e->'data',
      e->>'dedupe_key', e->>'request_id', (e->>'occurred_at')::timestamptz
    FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS list(e, position)
    ORDER BY position
    ON CONFLICT DO NOTHING
    RETURNING id, org_id, type, subject_type, subject_id, client_id, kind, also, summary)`;
// A line of the timeline is told of its subject, of its client, of what else it names, and of what stands behind them.
const PLACED = `placed AS (
    INSERT INTO event_places (org_id, entity, entity_id, event_id, kind)
    SELECT DISTINCT w.org_id, place.entity, place.entity_id, w.id, w.kind FROM written w
      CROSS JOIN LATERAL (
        SELECT w.subject_type AS type, w.subject_id AS id
        UNION ALL SELECT 'client', w.client_id::text WHERE w.client_id IS NOT NULL
        UNION ALL SELECT other->>'type', other->>'id' FROM jsonb_array_elements(w.also) AS other) AS told
      CROSS JOIN LATERAL places_of(w.org_id, told.type, told.id) AS place
    WHERE w.summary IS NOT NULL)`;
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
 * Writes the events of a transaction, where each is told, an outbox row for each that a module waits for, and sends
 * the hints: all in one statement, the last before the commit.
 */
export async function writeNews(client: PoolClient, news: News): Promise<void> {
  const { pending, hints } = news;
  const payload = hints.length > 0 ? [payloadOf(hints)] : [];
  if (pending.length === 0) {
    if (payload.length > 0) await client.query(NOTIFY, payload);
    return;
  }
  const awaited = pending.filter(news.isSubscribed).map((event) => event.type);
  const placed = pending.some(({ summary }) => summary !== null) ? `, ${PLACED}` : '';
  const queued = awaited.length > 0 ? `, ${QUEUED}` : '';
  const values = [JSON.stringify(pending), ...(queued ? [awaited] : []), ...payload];
  const end = payload.length > 0 ? NOTIFY.replace('$1', `$${values.length}`) : 'SELECT 1';
  await client.query(`WITH ${WRITTEN}${placed}${queued} ${end}`, values);
}

function payloadOf(hints: readonly Hint[]): string {
  const full = JSON.stringify(hints);
  return Buffer.byteLength(full) > NOTIFY_BYTES ? '[]' : full;
}
