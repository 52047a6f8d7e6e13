import type { ListQuery } from '@atrium/contract/core/filters.ts';
import {
  notificationList,
  type Notification,
  type NotificationKind,
  type Ways,
} from '@atrium/contract/notifications/notifications.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { listRecords, type RecordSource } from '../../platform/records/index.ts';
import type { Scope } from '../../platform/scope.ts';

const select = sql`t.id, t.kind, t.subject_type, t.subject_id, t.summary, t.text, t.actor_name,
  t.read_at IS NOT NULL AS is_read, t.created_at`;

const source: RecordSource = {
  from: sql`notifications AS t`,
  select,
  list: { ...notificationList, filters: { ...notificationList.filters, user_id: 'id' } },
  filled: ['created_at'],
  special: {
    is_read: (value) =>
      value === true ? sql<boolean>`t.read_at IS NOT NULL` : sql<boolean>`t.read_at IS NULL`,
  },
};

/** One person's notifications and nobody else's. */
export function list(tx: Tx, scope: Scope, given: { query: ListQuery; user_id: number }) {
  const query = { ...given.query, user_id: given.user_id };
  return listRecords<Notification>(tx, scope, { source, query });
}

export async function countUnread(tx: Tx, scope: Scope, user_id: number): Promise<number> {
  const { rows } = await sql<{ unread: number }>`SELECT count(*) AS unread FROM notifications
    WHERE org_id = ${scope.org} AND user_id = ${user_id} AND read_at IS NULL`.execute(tx);
  return rows[0]!.unread;
}

/** One notification by its id, for whoever it was written to. */
export async function findById(
  tx: Tx,
  { org }: Pick<Scope, 'org'>,
  id: number,
): Promise<Notification | undefined> {
  const { rows } = await sql<Notification>`SELECT ${select} FROM ${source.from}
    WHERE t.org_id = ${org} AND t.id = ${id}`.execute(tx);
  return rows[0];
}

/** @returns the notification as it is then; undefined when it is not this person's */
export async function mark(
  tx: Tx,
  scope: Scope,
  { id, user_id, is_read }: { id: number; user_id: number; is_read: boolean },
): Promise<Notification | undefined> {
  const at = scope.now.toISOString();
  const { rows } = await sql<Notification>`UPDATE notifications AS t
    SET read_at = CASE WHEN ${is_read} THEN coalesce(t.read_at, ${at}::timestamptz) END
    WHERE t.org_id = ${scope.org} AND t.id = ${id} AND t.user_id = ${user_id} RETURNING ${select}`.execute(
    tx,
  );
  return rows[0];
}

/** @returns how many were unread */
export async function markAll(
  tx: Tx,
  scope: Scope,
  { user_id, up_to_id = Number.MAX_SAFE_INTEGER }: { user_id: number; up_to_id?: number },
): Promise<number> {
  const { numAffectedRows } =
    await sql`UPDATE notifications SET read_at = ${scope.now.toISOString()}
    WHERE org_id = ${scope.org} AND user_id = ${user_id} AND read_at IS NULL AND id <= ${up_to_id}`.execute(
      tx,
    );
  return Number(numAffectedRows);
}

export interface Told {
  to: readonly number[];
  kind: NotificationKind;
  subject_type: string;
  subject_id: string;
  summary: string;
  text: string | null;
  actor_name: string | null;
  dedupe_key: string | null;
}

/** The active ones among these people, with the way each wants to be told. */
function listeners(org: number, { to, kind }: Pick<Told, 'to' | 'kind'>) {
  return sql`users u LEFT JOIN notification_preferences p
      ON p.org_id = u.org_id AND p.user_id = u.id AND p.kind = ${kind}
    WHERE u.org_id = ${org} AND u.id = ANY (${to}::bigint[]) AND u.is_active`;
}

/** Writes it for each who wants to see it; whoever was told it before is left out. */
export async function insert(
  tx: Tx,
  scope: Scope,
  { told, standard }: { told: Told; standard: Ways },
): Promise<{ id: number; user_id: number }[]> {
  const { kind, subject_type, subject_id, summary, text, actor_name, dedupe_key } = told;
  const { rows } = await sql<{ id: number; user_id: number }>`
    INSERT INTO notifications (org_id, user_id, kind, subject_type, subject_id, summary, text, actor_name, dedupe_key,
      created_at)
    SELECT u.org_id, u.id, ${kind}, ${subject_type}, ${subject_id}, ${summary}, ${text}::text, ${actor_name}::text,
      ${dedupe_key}::text, ${scope.now.toISOString()}::timestamptz
    FROM ${listeners(scope.org, told)} AND coalesce(p.in_app, ${standard.in_app}) ORDER BY u.id
    ON CONFLICT (org_id, user_id, dedupe_key) DO NOTHING RETURNING id, user_id`.execute(tx);
  return rows;
}

/** Who of these wants a mail. */
export async function readersByMail(
  tx: Tx,
  scope: Scope,
  { told, standard }: { told: Pick<Told, 'to' | 'kind'>; standard: Ways },
): Promise<{ id: number; email: string }[]> {
  const { rows } = await sql<{ id: number; email: string }>`
    SELECT u.id, u.email FROM ${listeners(scope.org, told)} AND coalesce(p.by_email, ${standard.by_email})
    ORDER BY u.id`.execute(tx);
  return rows;
}
