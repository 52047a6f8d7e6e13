import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/index.ts';
import type { Scope } from '../../../../platform/scope.ts';
import { zoneOf } from '../../time/time.queries.ts';

export interface FeedRow {
  sealed: string | null;
  created_at: string;
  last_used_at: string | null;
}

export async function findFeed(
  tx: Tx,
  scope: Scope,
  user_id: number,
): Promise<FeedRow | undefined> {
  return tx
    .selectFrom('calendar_feeds')
    .select(['sealed', 'created_at', 'last_used_at'])
    .where('org_id', '=', scope.org)
    .where('user_id', '=', user_id)
    .executeTakeFirst();
}

/** Puts a new secret in the place of the former one. */
export async function writeFeed(
  tx: Tx,
  scope: Scope,
  { user_id, hash, sealed }: { user_id: number; hash: string; sealed: string },
): Promise<void> {
  const created_at = scope.now.toISOString();
  await tx
    .insertInto('calendar_feeds')
    .values({ org_id: scope.org, user_id, hash, sealed, created_at })
    .onConflict((conflict) =>
      conflict
        .columns(['org_id', 'user_id'])
        .doUpdateSet({ hash, sealed, created_at, last_used_at: null }),
    )
    .execute();
}

/** @returns whether there was one */
export async function clearFeed(tx: Tx, scope: Scope, user_id: number): Promise<boolean> {
  const row = await tx
    .updateTable('calendar_feeds')
    .set({ hash: null, sealed: null })
    .where('org_id', '=', scope.org)
    .where('user_id', '=', user_id)
    .where('hash', 'is not', null)
    .returning('user_id')
    .executeTakeFirst();
  return row !== undefined;
}

export interface FeedOwner {
  org_id: number;
  user_id: number;
  hash: string;
  name: string;
  organization: string;
}

/** Whose calendar has this secret; nobody's when he is no active user any more. */
export async function ownerOf(tx: Tx, hash: string): Promise<FeedOwner | undefined> {
  const { rows } = await sql<FeedOwner>`
    SELECT f.org_id, f.user_id, f.hash, u.name, o.name AS organization FROM calendar_feeds f
      JOIN users u ON u.org_id = f.org_id AND u.id = f.user_id AND u.is_active
      JOIN organizations o ON o.id = f.org_id
    WHERE f.hash = ${hash}`.execute(tx);
  return rows[0];
}

/** Noted once an hour: programs ask every few minutes. */
export async function noteUse(tx: Tx, { org_id, user_id }: FeedOwner, now: Date): Promise<void> {
  const at = now.toISOString();
  await sql`UPDATE calendar_feeds SET last_used_at = ${at}::timestamptz
    WHERE org_id = ${org_id} AND user_id = ${user_id}
      AND (last_used_at IS NULL OR last_used_at < ${at}::timestamptz - interval '1 hour')`.execute(
    tx,
  );
}

/** What stands in a feed of one activity. */
export interface FeedEntry {
  id: number;
  type: 'Task' | 'Event';
  subject: string;
  description: string | null;
  location: string | null;
  due_date: string | null;
  start_time: string | null;
  end_time: string | null;
  is_all_day_event: boolean;
  what_name: string | null;
  who_name: string | null;
  created_at: string;
  updated_at: string;
  version: number;
}

const MOST = 5000;

/** Somebody's events and open tasks between two moments, the earliest first. */
export async function feedEntries(
  tx: Tx,
  { org_id, user_id }: FeedOwner,
  { from, to }: { from: string; to: string },
): Promise<FeedEntry[]> {
  const { rows } = await sql<FeedEntry>`
    SELECT t.id, t.type, t.subject, t.description, t.location, t.due_date, t.start_time, t.end_time, t.is_all_day_event,
      what.name AS what_name, who.name AS who_name, t.created_at, t.updated_at, t.version
    FROM activities t LEFT JOIN LATERAL record_of(t.org_id, t.what_type, t.what_id::text) AS what ON true
      LEFT JOIN LATERAL record_of(t.org_id, t.who_type, t.who_id::text) AS who ON true
    WHERE t.org_id = ${org_id} AND t.assigned_to_id = ${user_id} AND t.is_active
      AND t.at >= ${from}::timestamptz AND t.at < ${to}::timestamptz
      AND (t.type = 'Event' OR (t.type = 'Task' AND t.status <> 'Completed' AND t.due_date IS NOT NULL))
    ORDER BY t.at, t.id LIMIT ${MOST}`.execute(tx);
  return rows;
}

/** The time zone that somebody's calendar says it is in. */
export async function feedZone(tx: Tx, { user_id }: FeedOwner): Promise<string> {
  const { rows } = await sql<{ zone: string }>`SELECT ${zoneOf(user_id)} AS zone`.execute(tx);
  return rows[0]!.zone;
}
