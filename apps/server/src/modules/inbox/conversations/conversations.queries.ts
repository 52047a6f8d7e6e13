import type { ListQuery } from '@atrium/contract/core/filters.ts';
import {
  conversationList,
  type Conversation,
  type ConversationCounts,
} from '@atrium/contract/inbox/conversations.ts';
import { sql, type Insertable, type RawBuilder, type Updateable } from 'kysely';
import type { DB, Tx } from '../../../platform/db/index.ts';
import { listRecords, type RecordSource } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';

/** A conversation as the database gives it; the policy adds `can`, the moment `is_online`. */
export type ConversationRow = Omit<Conversation, 'can' | 'is_online'> & {
  visitor_last_seen_at: string | null;
};

const select = sql`t.id, t.subject, t.status, t.priority, t.channel, t.site_id, site.name AS site_name,
  t.client_id, client.name AS client_name, client.email AS client_email,
  coalesce(visitor.proof = 'verified', client.verified_at IS NOT NULL, false) AS client_is_verified,
  t.visitor_id, coalesce(client.name, visitor.name, client.email, 'Visitor ' || right(t.visitor_id::text, 4), 'Visitor') AS person,
  visitor.last_seen_at AS visitor_last_seen_at,
  coalesce(visitor.is_blocked, false) AS is_blocked,
  t.assignee_id, CASE WHEN assignee.id IS NULL THEN NULL
    ELSE jsonb_build_object('id', assignee.id, 'name', assignee.name, 'avatar_url', NULL) END AS assignee,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name, 'color', l.color, 'version', l.version) ORDER BY l.name)
    FROM conversation_labels cl JOIN labels l ON l.org_id = cl.org_id AND l.id = cl.label_id
    WHERE cl.org_id = t.org_id AND cl.conversation_id = t.id AND l.is_active), '[]') AS labels,
  t.last_seq, t.last_message_at, t.last_message_preview, t.last_message_author_type, t.is_answered, t.unread_count,
  t.visitor_read_seq, t.snoozed_until, t.first_response_at, t.merged_into_id, t.utm, t.page_url, t.page_title,
  t.created_at, t.updated_at, t.version`;

const from = sql`conversations AS t
  LEFT JOIN sites AS site ON site.org_id = t.org_id AND site.id = t.site_id
  LEFT JOIN clients AS client ON client.org_id = t.org_id AND client.id = t.client_id
  LEFT JOIN visitors AS visitor ON visitor.org_id = t.org_id AND visitor.id = t.visitor_id
  LEFT JOIN users AS assignee ON assignee.org_id = t.org_id AND assignee.id = t.assignee_id`;

const hasLabel = (
  label: unknown,
): RawBuilder<boolean> => sql`EXISTS (SELECT 1 FROM conversation_labels cl
  WHERE cl.org_id = t.org_id AND cl.conversation_id = t.id AND cl.label_id = ${label})`;

const mentions = (user: unknown): RawBuilder<boolean> => sql`EXISTS (SELECT 1 FROM messages m
  WHERE m.org_id = t.org_id AND m.conversation_id = t.id AND m.mentioned_user_ids <> '{}' AND m.mentioned_user_ids @> ARRAY[${user}::bigint]
    AND m.deleted_at IS NULL)`;

const source: RecordSource = {
  from,
  select,
  list: conversationList,
  filled: ['last_message_at', 'created_at', 'priority', 'unread_count'],
  where: sql`t.merged_into_id IS NULL`,
  order: {
    priority: sql`array_position(ARRAY['Low', 'Normal', 'High', 'Urgent'], t.priority)`,
  },
  search: (needle) => sql`t.id IN (SELECT conversations_matching(${needle}))`,
  special: {
    label_id: hasLabel,
    label_id_ne: (label) => sql`NOT ${hasLabel(label)}`,
    label_id_in: (
      labels,
    ) => sql`EXISTS (SELECT 1 FROM conversation_labels cl WHERE cl.org_id = t.org_id
      AND cl.conversation_id = t.id AND cl.label_id = ANY (${labels}::bigint[]))`,
    label_id_empty: (
      empty,
    ) => sql`(NOT EXISTS (SELECT 1 FROM conversation_labels cl WHERE cl.org_id = t.org_id
      AND cl.conversation_id = t.id)) = ${empty}`,
    mentioned_user_id: mentions,
    mentioned_user_id_ne: (user) => sql`NOT ${mentions(user)}`,
    mentioned_user_id_in: (users) => sql`EXISTS (SELECT 1 FROM messages m WHERE m.org_id = t.org_id
      AND m.conversation_id = t.id AND m.mentioned_user_ids <> '{}' AND m.mentioned_user_ids && ${users}::bigint[] AND m.deleted_at IS NULL)`,
    mentioned_user_id_empty: (
      empty,
    ) => sql`(NOT EXISTS (SELECT 1 FROM messages m WHERE m.org_id = t.org_id
      AND m.conversation_id = t.id AND m.mentioned_user_ids <> '{}')) = ${empty}`,
  },
};

export function list(tx: Tx, scope: Scope, query: ListQuery) {
  return listRecords<ConversationRow>(tx, scope, { source, query });
}

export async function findById(
  tx: Tx,
  scope: Pick<Scope, 'org'>,
  id: string,
): Promise<ConversationRow | undefined> {
  const { rows } = await sql<ConversationRow>`
    SELECT ${select} FROM ${from} WHERE t.org_id = ${scope.org} AND t.id = ${id}`.execute(tx);
  return rows[0];
}

export async function findByIds(
  tx: Tx,
  scope: Pick<Scope, 'org'>,
  ids: string[],
): Promise<ConversationRow[]> {
  const { rows } = await sql<ConversationRow>`
    SELECT ${select} FROM ${from} WHERE t.org_id = ${scope.org} AND t.id = ANY (${ids}::uuid[])`.execute(
    tx,
  );
  return rows;
}

export async function counts(
  tx: Tx,
  scope: Scope,
  userId: number | null,
): Promise<ConversationCounts> {
  const { rows } = await sql<ConversationCounts>`
    SELECT count(*) FILTER (WHERE active AND assignee_id = ${userId}) AS mine,
      count(*) FILTER (WHERE active AND assignee_id IS NULL) AS unassigned,
      count(*) FILTER (WHERE active) AS all,
      count(*) FILTER (WHERE active AND NOT is_answered) AS unanswered,
      count(*) FILTER (WHERE status = 'Snoozed') AS snoozed,
      (SELECT count(*) FROM conversations r WHERE r.org_id = ${scope.org} AND r.status = 'Resolved' AND r.merged_into_id IS NULL) AS resolved,
      count(*) FILTER (WHERE active AND unread_count > 0) AS unread,
      (SELECT count(DISTINCT m.conversation_id) FROM messages m WHERE m.org_id = ${scope.org}
        AND m.mentioned_user_ids <> '{}' AND m.mentioned_user_ids @> ARRAY[${userId ?? 0}::bigint] AND m.deleted_at IS NULL) AS mentions
    FROM (SELECT status, assignee_id, unread_count, is_answered, status IN ('Open', 'Pending') AS active FROM conversations
      WHERE org_id = ${scope.org} AND status IN ('Open', 'Pending', 'Snoozed') AND merged_into_id IS NULL) AS current`.execute(
    tx,
  );
  return (
    rows[0] ?? {
      mine: 0,
      unassigned: 0,
      all: 0,
      unanswered: 0,
      snoozed: 0,
      resolved: 0,
      unread: 0,
      mentions: 0,
    }
  );
}

export function lock(tx: Tx, scope: Pick<Scope, 'org'>, id: string) {
  return tx
    .selectFrom('conversations')
    .selectAll()
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export type LockedConversation = NonNullable<Awaited<ReturnType<typeof lock>>>;

export async function insert(tx: Tx, values: Insertable<DB['conversations']>): Promise<void> {
  await tx.insertInto('conversations').values(values).execute();
}

export async function update(
  tx: Tx,
  scope: Pick<Scope, 'org'>,
  { id, ...columns }: Updateable<DB['conversations']> & { id: string },
): Promise<void> {
  await tx
    .updateTable('conversations')
    .set(columns)
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .execute();
}

/** Replaces the labels of a conversation; unknown labels are the caller's mistake and violate a foreign key. */
export async function setLabels(
  tx: Tx,
  scope: Scope,
  given: { id: string; label_ids: number[] },
): Promise<void> {
  await tx
    .deleteFrom('conversation_labels')
    .where('org_id', '=', scope.org)
    .where('conversation_id', '=', given.id)
    .execute();
  const rows = [...new Set(given.label_ids)].map((label_id) => ({
    org_id: scope.org,
    conversation_id: given.id,
    label_id,
  }));
  if (rows.length > 0) await tx.insertInto('conversation_labels').values(rows).execute();
}

export async function knownLabels(tx: Tx, scope: Scope, ids: number[]): Promise<number> {
  const row = await tx
    .selectFrom('labels')
    .select((eb) => eb.fn.countAll<number>().as('known'))
    .where('org_id', '=', scope.org)
    .where('id', 'in', [0, ...ids])
    .where('is_active', '=', true)
    .executeTakeFirstOrThrow();
  return row.known;
}

export function activeUsers(tx: Tx, scope: Scope, ids: number[]) {
  return tx
    .selectFrom('users')
    .select(['id', 'name'])
    .where('org_id', '=', scope.org)
    .where('id', 'in', [0, ...ids])
    .where('is_active', '=', true)
    .execute();
}

/** Conversations of any organization whose snooze is over. Only in a system transaction. */
export function dueSnoozes(tx: Tx, now: Date) {
  return tx
    .selectFrom('conversations')
    .select(['org_id', 'id', 'version'])
    .where('status', '=', 'Snoozed')
    .where('snoozed_until', '<=', now.toISOString())
    .orderBy('snoozed_until')
    .limit(200)
    .execute();
}
