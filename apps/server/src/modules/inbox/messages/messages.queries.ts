import type { Attachment, Message } from '@atrium/contract/inbox/messages.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';

/** A message as the database gives it; attachments get their signed addresses when they are presented. */
export type MessageRow = Omit<Message, 'attachments'> & { attachments: Omit<Attachment, 'url'>[] };

/** A message in its wire shape. */
export const columns = sql`conversation_id, seq, client_message_id AS id, author_type, author_id, author_name, kind, content,
  attachments, to_json(mentioned_user_ids) AS mentioned_user_ids, created_at, deleted_at`;

export async function findByClientId(
  tx: Tx,
  scope: Scope,
  given: { conversation_id: string; id: string },
): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`SELECT ${columns} FROM messages
    WHERE org_id = ${scope.org} AND conversation_id = ${given.conversation_id} AND client_message_id = ${given.id}`.execute(
    tx,
  );
  return rows[0];
}

/** The message of this visitor with this id, in whatever thread. */
export async function findOfVisitor(
  tx: Tx,
  scope: Scope,
  given: { visitorId: string; id: string },
): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`SELECT ${columns} FROM messages
    WHERE org_id = ${scope.org} AND client_message_id = ${given.id} AND author_type = 'visitor' AND author_id = ${given.visitorId}
    ORDER BY created_at LIMIT 1`.execute(tx);
  return rows[0];
}

export interface Window {
  conversation_id: string;
  after_seq?: number | undefined;
  before_seq?: number | undefined;
  limit: number;
  /** Notes are for staff. */
  withNotes: boolean;
}

/** Messages oldest first: after a number, before a number, or the last ones. */
export async function window(
  tx: Tx,
  scope: Pick<Scope, 'org'>,
  given: Window,
): Promise<MessageRow[]> {
  const { after_seq, before_seq } = given;
  const forward = after_seq !== undefined;
  const bound = forward ? sql`seq > ${after_seq}` : sql`seq < ${before_seq ?? 2_147_483_647}`;
  const notes = given.withNotes ? sql`true` : sql`kind <> 'note'`;
  const order = forward ? sql`ASC` : sql`DESC`;
  const { rows } = await sql<MessageRow>`SELECT ${columns} FROM messages
    WHERE org_id = ${scope.org} AND conversation_id = ${given.conversation_id} AND ${bound} AND ${notes}
    ORDER BY seq ${order} LIMIT ${given.limit}`.execute(tx);
  return forward ? rows : rows.reverse();
}

/** The place up to which somebody has a conversation. */
export interface Position {
  conversation_id: string;
  after_seq: number;
}

/** Messages after each of the positions, notes included, oldest first; `asked` counts the positions from 1. */
export async function after(
  tx: Tx,
  scope: Pick<Scope, 'org'>,
  given: { positions: Position[]; limit: number },
): Promise<(MessageRow & { asked: number })[]> {
  const ids = given.positions.map((position) => position.conversation_id);
  const seqs = given.positions.map((position) => position.after_seq);
  const { rows } = await sql<MessageRow & { asked: number }>`
    SELECT m.*, asked.n AS asked FROM unnest(${ids}::uuid[], ${seqs}::int[]) WITH ORDINALITY AS asked(id, seq, n)
    CROSS JOIN LATERAL (SELECT ${columns} FROM messages WHERE org_id = ${scope.org}
      AND messages.conversation_id = asked.id AND messages.seq > asked.seq ORDER BY messages.seq LIMIT ${given.limit}) m
    ORDER BY asked.n, m.seq`.execute(tx);
  return rows;
}

export async function findBySeq(
  tx: Tx,
  scope: Pick<Scope, 'org'>,
  given: { conversation_id: string; seq: number },
): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`SELECT ${columns} FROM messages
    WHERE org_id = ${scope.org} AND conversation_id = ${given.conversation_id} AND seq = ${given.seq}`.execute(
    tx,
  );
  return rows[0];
}

export async function markDeleted(
  tx: Tx,
  scope: Scope,
  given: { conversation_id: string; seq: number },
): Promise<void> {
  await tx
    .updateTable('messages')
    .set({ deleted_at: scope.now.toISOString() })
    .where('org_id', '=', scope.org)
    .where('conversation_id', '=', given.conversation_id)
    .where('seq', '=', given.seq)
    .execute();
  await sql`UPDATE conversations SET visitor_unread_count = (SELECT count(*) FROM messages m WHERE m.org_id = conversations.org_id
      AND m.conversation_id = conversations.id AND m.seq > conversations.visitor_read_seq
      AND m.author_type <> 'visitor' AND m.kind <> 'note' AND m.deleted_at IS NULL),
    last_message_preview = coalesce((SELECT left(m.content, 200) FROM messages m WHERE m.org_id = conversations.org_id
      AND m.conversation_id = conversations.id AND m.deleted_at IS NULL AND m.kind = 'text' ORDER BY m.seq DESC LIMIT 1), '')
    WHERE org_id = ${scope.org} AND id = ${given.conversation_id} AND last_seq >= ${given.seq}`.execute(
    tx,
  );
}

/** Who of the staff wrote after a message, the latest first. */
export async function repliesAfter(
  tx: Tx,
  scope: Scope,
  given: { conversation_id: string; seq: number; userId: number | null },
): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`SELECT ${columns} FROM messages
    WHERE org_id = ${scope.org} AND conversation_id = ${given.conversation_id} AND seq > ${given.seq}
      AND author_type = 'user' AND kind = 'text' AND deleted_at IS NULL AND author_id IS DISTINCT FROM ${String(given.userId)}
    ORDER BY seq DESC LIMIT 1`.execute(tx);
  return rows[0];
}

export async function readByVisitor(
  tx: Tx,
  scope: Scope,
  given: { conversation_id: string; seq: number },
): Promise<boolean> {
  const { rows } =
    await sql`UPDATE conversations SET visitor_read_seq = least(${given.seq}, last_seq),
      visitor_unread_count = (SELECT count(*) FROM messages m WHERE m.org_id = conversations.org_id
        AND m.conversation_id = conversations.id AND m.seq > ${given.seq} AND m.author_type <> 'visitor' AND m.kind <> 'note' AND m.deleted_at IS NULL)
    WHERE org_id = ${scope.org} AND id = ${given.conversation_id} AND visitor_read_seq < least(${given.seq}, last_seq)
    RETURNING id`.execute(tx);
  return rows.length > 0;
}

export async function readByStaff(
  tx: Tx,
  scope: Scope,
  given: { conversation_id: string; seq: number },
): Promise<boolean> {
  const { rows } =
    await sql`UPDATE conversations SET staff_read_seq = greatest(staff_read_seq, least(${given.seq}, last_seq)),
      unread_count = (SELECT count(*) FROM messages m WHERE m.org_id = conversations.org_id
        AND m.conversation_id = conversations.id AND m.seq > ${given.seq} AND m.author_type = 'visitor')
    WHERE org_id = ${scope.org} AND id = ${given.conversation_id}
      AND (unread_count > 0 OR staff_read_seq < least(${given.seq}, last_seq))
    RETURNING id`.execute(tx);
  return rows.length > 0;
}

export async function markUnread(tx: Tx, scope: Scope, id: string): Promise<boolean> {
  const { rows } = await sql`UPDATE conversations SET unread_count = greatest(unread_count, 1)
    WHERE org_id = ${scope.org} AND id = ${id} RETURNING id`.execute(tx);
  return rows.length > 0;
}

/** Copies the messages of one conversation behind those of another, in their order. */
export async function copyInto(
  tx: Tx,
  scope: Scope,
  given: { from: string; into: string },
): Promise<void> {
  await sql`WITH added AS (
      INSERT INTO messages (org_id, conversation_id, seq, client_message_id, author_type, author_id, author_name, kind,
        content, attachments, mentioned_user_ids, created_at, deleted_at)
      SELECT m.org_id, ${given.into}::uuid, target.last_seq + row_number() OVER (ORDER BY m.seq), m.client_message_id,
        m.author_type, m.author_id, m.author_name, m.kind, m.content, m.attachments, m.mentioned_user_ids, m.created_at, m.deleted_at
      FROM messages m JOIN conversations target ON target.org_id = m.org_id AND target.id = ${given.into}
      WHERE m.org_id = ${scope.org} AND m.conversation_id = ${given.from}
      RETURNING seq, author_type, kind)
    UPDATE conversations SET last_seq = greatest(last_seq, coalesce((SELECT max(seq) FROM added), 0)),
      visitor_unread_count = visitor_unread_count
        + (SELECT s.visitor_unread_count FROM conversations s WHERE s.org_id = ${scope.org} AND s.id = ${given.from}),
      unread_count = unread_count
        + (SELECT s.unread_count FROM conversations s WHERE s.org_id = ${scope.org} AND s.id = ${given.from})
    WHERE org_id = ${scope.org} AND id = ${given.into}`.execute(tx);
}

/** Files that this uploader put there and nobody else may attach. */
export function ownFiles(
  tx: Tx,
  scope: Scope,
  given: { ids: string[]; type: 'user' | 'visitor'; uploader: string },
) {
  return tx
    .selectFrom('files')
    .select(['id', 'name', 'type', 'size'])
    .where('org_id', '=', scope.org)
    .where('id', 'in', given.ids)
    .where('uploaded_by_type', '=', given.type)
    .where('uploaded_by_id', '=', given.uploader)
    .execute();
}
