import type { Attachment } from '@atrium/contract/inbox/messages.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { isVisible, type VisitorEyes } from '../conversations/threads.queries.ts';
import { columns, type MessageRow } from './messages.queries.ts';

export interface NewMessage {
  conversation_id: string;
  id: string;
  author_type: MessageRow['author_type'];
  author_id: string | null;
  author_name: string | null;
  kind: MessageRow['kind'];
  content: string;
  attachments: Omit<Attachment, 'url'>[];
  mentioned_user_ids: number[];
  preview: string;
  /** With a reply of staff: the last message that its writer saw. */
  seen_seq?: number;
  /** With a visitor's message: it is written only if he may write there, and his name is looked up. */
  writer?: VisitorEyes;
}

export interface Inserted {
  message: MessageRow;
  client_id: number | null;
  visitor_id: string | null;
  /** The client has only visited so far. */
  is_new_client: boolean;
}

interface Row extends MessageRow {
  to_client: number | null;
  to_visitor: string | null;
  is_new_client: boolean;
}

/** Where the message goes: any conversation, or for a visitor one that he sees, as long as nobody has blocked him. */
function target(org: number, message: NewMessage) {
  const { conversation_id, writer } = message;
  if (!writer) return sql`t.org_id = ${org} AND t.id = ${conversation_id}`;
  return sql`t.id = ${conversation_id} AND ${isVisible(writer)} AND t.merged_into_id IS NULL
    AND EXISTS (SELECT 1 FROM visitors v WHERE v.org_id = ${org} AND v.id = ${writer.visitorId} AND NOT v.is_blocked)`;
}

/** A visitor's name is the one he has given by now. */
function nameOf(org: number, { writer, author_name }: NewMessage) {
  if (!writer) return sql`${author_name}::text`;
  return sql`(SELECT coalesce(v.name, v.email) FROM visitors v WHERE v.org_id = ${org} AND v.id = ${writer.visitorId})`;
}

/** What the conversation becomes by the message. */
function changes(message: NewMessage, at: string) {
  const byVisitor = message.author_type === 'visitor';
  const isLine = message.kind === 'event';
  const seen = message.seen_seq ?? -1;
  const told = isLine
    ? sql``
    : sql`last_message_preview = ${message.preview}, last_message_author_type = ${message.author_type},`;
  if (byVisitor)
    return sql`${told} unread_count = unread_count + 1, is_answered = false, status = 'Open', snoozed_until = NULL, resolved_at = NULL`;
  const forVisitor = message.kind === 'note' ? 0 : 1;
  const answers = message.author_type === 'user' && message.kind === 'text';
  const isAnswer = answers || message.author_type === 'assistant';
  return sql`${told} is_answered = is_answered OR ${isAnswer}::boolean, unread_count = CASE WHEN last_seq <= ${seen}::int THEN 0 ELSE unread_count END,
    visitor_unread_count = visitor_unread_count + ${forVisitor}::int,
    staff_read_seq = CASE WHEN last_seq <= ${seen}::int THEN last_seq + 1 ELSE staff_read_seq END,
    first_response_at = ${answers ? sql`coalesce(first_response_at, ${at}::timestamptz)` : sql`first_response_at`}`;
}

/**
 * Takes the next number of the conversation and inserts, in one statement: the row lock of the conversation makes the
 * numbers gapless and the order of commits. Undefined when a message with this id is already there, when the writer
 * may not write there, or when the conversation was merged away a moment ago; the caller must roll back then, because
 * the number may have been taken.
 */
export async function insert(
  tx: Tx,
  { org, now }: Scope,
  message: NewMessage,
): Promise<Inserted | undefined> {
  const at = now.toISOString();
  const { rows } = await sql<Row>`
    WITH numbered AS (
      UPDATE conversations AS t SET last_seq = last_seq + 1, updated_at = ${at},
        last_message_at = greatest(last_message_at, ${at}::timestamptz), ${changes(message, at)}
      WHERE ${target(org, message)}
      RETURNING last_seq, client_id AS to_client, visitor_id AS to_visitor),
    written AS (
      INSERT INTO messages (org_id, conversation_id, seq, client_message_id, author_type, author_id, author_name, kind,
        content, attachments, mentioned_user_ids, created_at)
      SELECT ${org}, ${message.conversation_id}::uuid, last_seq, ${message.id}::uuid, ${message.author_type}::text,
        ${message.author_id}::text, ${nameOf(org, message)}, ${message.kind}::text, ${message.content}::text,
        ${JSON.stringify(message.attachments)}::jsonb, ${message.mentioned_user_ids}::bigint[], ${at}::timestamptz
      FROM numbered
      ON CONFLICT (org_id, conversation_id, client_message_id) DO NOTHING
      RETURNING ${columns})
    SELECT written.*, to_client, to_visitor, EXISTS (SELECT 1 FROM clients c
      WHERE c.org_id = ${org} AND c.id = to_client AND c.stage = 'visitor') AS is_new_client
    FROM written, numbered`.execute(tx);
  if (!rows[0]) return undefined;
  const { to_client, to_visitor, is_new_client, ...written } = rows[0];
  return { message: written, client_id: to_client, visitor_id: to_visitor, is_new_client };
}
