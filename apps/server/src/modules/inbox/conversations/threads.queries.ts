import { plainText } from '@atrium/contract/core/markdown.ts';
import type { Thread } from '@atrium/contract/inbox/messenger.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';

/** Previews are one line of plain words. */
function present(row: Thread): Thread {
  return { ...row, last_message_preview: plainText(row.last_message_preview) };
}

/** Whose eyes: his own threads, and those of his client on this site once his e-mail is proven. */
export interface VisitorEyes {
  org: number;
  siteId: number;
  visitorId: string;
  /** Only when verified. */
  clientId: number | null;
}

/** What a visitor may see, as a condition on `t`. The one place where it is decided. */
export function isVisible(eyes: Eyes): RawBuilder<boolean> {
  return sql`t.org_id = ${eyes.org} AND t.site_id = ${eyes.siteId}
    AND (t.visitor_id = ${eyes.visitorId} OR t.client_id = ${eyes.clientId}::bigint)`;
}

/** The eyes of one visitor, or columns that hold those of many. */
type Eyes = { [Part in keyof VisitorEyes]: VisitorEyes[Part] | RawBuilder<unknown> };

const select = sql`t.id, t.subject, t.status, t.last_seq, t.last_message_at, t.visitor_read_seq, t.staff_read_seq,
  t.visitor_unread_count AS unread_count, assignee.first_name AS assignee_name,
  coalesce((SELECT left(m.content, 200) FROM messages m WHERE m.org_id = t.org_id AND m.conversation_id = t.id
    AND m.kind = 'text' AND m.deleted_at IS NULL ORDER BY m.seq DESC LIMIT 1), '') AS last_message_preview`;

const from = sql`conversations AS t
  LEFT JOIN users AS assignee ON assignee.org_id = t.org_id AND assignee.id = t.assignee_id`;

export async function list(tx: Tx, eyes: VisitorEyes): Promise<Thread[]> {
  const { rows } = await sql<Thread>`
    SELECT ${select} FROM ${from} WHERE ${isVisible(eyes)} AND t.merged_into_id IS NULL
    ORDER BY t.last_message_at DESC, t.id DESC LIMIT 100`.execute(tx);
  return rows.map(present);
}

/** A merged thread leads to the one it went into, when the visitor may see that one too. */
export async function find(tx: Tx, eyes: VisitorEyes, id: string): Promise<Thread | undefined> {
  const { rows } = await sql<Thread>`
    SELECT ${select} FROM ${from} WHERE ${isVisible(eyes)} AND t.id = coalesce(
      (SELECT m.merged_into_id FROM conversations m WHERE m.org_id = ${eyes.org} AND m.id = ${id}), ${id}::uuid)`.execute(
    tx,
  );
  return rows.map(present)[0];
}

/** Threads as several visitors see them, each with the place of its question; what one may not see is left out. */
export async function findMany(
  tx: Tx,
  org: number,
  asked: { eyes: VisitorEyes; id: string }[],
): Promise<[index: number, thread: Thread][]> {
  const eyes = {
    org,
    siteId: sql`asked.site_id`,
    visitorId: sql`asked.visitor_id`,
    clientId: sql`asked.client_id`,
  };
  const { rows } = await sql<Thread & { asked: number }>`
    SELECT ${select}, asked.n AS asked
    FROM unnest(${asked.map((each) => each.id)}::uuid[], ${asked.map((each) => each.eyes.siteId)}::bigint[],
      ${asked.map((each) => each.eyes.visitorId)}::uuid[], ${asked.map((each) => each.eyes.clientId)}::bigint[])
      WITH ORDINALITY AS asked(id, site_id, visitor_id, client_id, n)
    JOIN conversations gone ON gone.org_id = ${org} AND gone.id = asked.id
    JOIN conversations AS t ON ${isVisible(eyes)} AND t.id = coalesce(gone.merged_into_id, gone.id)
    LEFT JOIN users AS assignee ON assignee.org_id = t.org_id AND assignee.id = t.assignee_id`.execute(
    tx,
  );
  return rows.map(({ asked: place, ...thread }) => [place - 1, present(thread)]);
}

/** The thread that a message without a thread goes to: the latest of this browser that is not resolved. */
export async function current(tx: Tx, eyes: VisitorEyes): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    SELECT t.id FROM conversations t WHERE ${isVisible(eyes)} AND t.merged_into_id IS NULL AND t.status <> 'Resolved'
    ORDER BY t.last_message_at DESC, t.id DESC LIMIT 1`.execute(tx);
  return rows[0]?.id;
}

/** Two first messages at once wait for each other here, so that they end in one thread. */
export async function lockVisitor(tx: Tx, eyes: VisitorEyes): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${eyes.siteId}:${eyes.visitorId}`}, 0))`.execute(
    tx,
  );
}

/** His threads follow the visitor to the client of the e-mail he has just given. */
export async function linkToClient(
  tx: Tx,
  eyes: VisitorEyes,
  clientId: number,
): Promise<{ id: string }[]> {
  return tx
    .updateTable('conversations')
    .set({ client_id: clientId })
    .where('org_id', '=', eyes.org)
    .where('visitor_id', '=', eyes.visitorId)
    .where((eb) => eb.or([eb('client_id', 'is', null), eb('client_id', '<>', clientId)]))
    .returning('id')
    .execute();
}
