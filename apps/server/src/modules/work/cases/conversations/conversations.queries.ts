import type { CaseDetail } from '@atrium/contract/work/cases.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/index.ts';
import type { Scope } from '../../../../platform/scope.ts';
import { about, type StoredCase } from '../cases.queries.ts';

/** The conversation of a case, and those of cases that were merged into it. */
export async function conversationsOf(
  tx: Tx,
  scope: Scope,
  id: number,
): Promise<CaseDetail['conversations']> {
  const { rows } = await sql<CaseDetail['conversations'][number]>`
    WITH RECURSIVE part AS (
      SELECT c.id, c.conversation_id FROM cases c WHERE c.org_id = ${scope.org} AND c.id = ${id}
      UNION SELECT c.id, c.conversation_id FROM part JOIN cases c ON c.org_id = ${scope.org} AND c.merged_into_id = part.id)
    SELECT t.id, coalesce(t.subject, p.name, p.email, 'Conversation') AS title, t.status, t.last_message_preview,
      t.last_message_at
    FROM conversations t LEFT JOIN clients p ON p.org_id = t.org_id AND p.id = t.client_id
    WHERE t.org_id = ${scope.org} AND t.id IN (SELECT conversation_id FROM part)
    ORDER BY t.last_message_at DESC, t.id DESC`.execute(tx);
  return rows;
}

export interface Talk {
  id: string;
  subject: string | null;
  /** How the client began, since it was resolved or reopened last. */
  words: string;
  channel: string;
  client_id: number | null;
  client_name: string | null;
  assignee_id: number | null;
  /** Nobody waits for an answer; what colleagues note among themselves is none. */
  is_answered: boolean;
}

/** A conversation that goes on; held, so that of two who make a case of it at once one comes second. */
export async function lockTalk(tx: Tx, scope: Scope, id: string): Promise<Talk | undefined> {
  await sql`SELECT id FROM conversations WHERE org_id = ${scope.org} AND id = ${id} FOR NO KEY UPDATE`.execute(
    tx,
  );
  const { rows } = await sql<Talk>`
    SELECT t.id, t.subject, t.channel, t.client_id, coalesce(p.name, p.email) AS client_name,
      (SELECT u.id FROM users u WHERE u.org_id = t.org_id AND u.id = t.assignee_id AND u.is_active) AS assignee_id,
      t.is_answered,
      coalesce((SELECT m.content FROM messages m WHERE m.org_id = t.org_id AND m.conversation_id = t.id
        AND m.author_type = 'visitor' AND m.deleted_at IS NULL AND m.seq > coalesce((SELECT max(line.seq) FROM messages line
          WHERE line.org_id = t.org_id AND line.conversation_id = t.id AND line.kind = 'event'), 0)
        ORDER BY m.seq LIMIT 1), '') AS words
    FROM conversations t LEFT JOIN clients p ON p.org_id = t.org_id AND p.id = t.client_id
    WHERE t.org_id = ${scope.org} AND t.id = ${id} AND t.merged_into_id IS NULL`.execute(tx);
  return rows[0];
}

/** The open case that a conversation has already, or that its own was merged into. */
export async function openCaseOf(tx: Tx, scope: Scope, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ number: string }>`SELECT t.number FROM cases t
    WHERE t.org_id = ${scope.org} AND ${about(sql`= ${id}::uuid`)} AND t.status <> 'Closed' AND t.removed_at IS NULL
    ORDER BY t.id LIMIT 1`.execute(tx);
  return rows[0]?.number;
}

/** Cases of a conversation that nobody has answered yet, locked. */
export async function lockUnanswered(tx: Tx, scope: Scope, id: string): Promise<StoredCase[]> {
  const { rows } = await sql<StoredCase>`SELECT t.* FROM cases t
    WHERE t.org_id = ${scope.org} AND ${about(sql`= ${id}::uuid`)} AND t.first_response_at IS NULL AND t.removed_at IS NULL
    ORDER BY t.id FOR UPDATE OF t`.execute(tx);
  return rows;
}

/** The cases of a conversation become those of the one that it was merged into. */
export async function moveToConversation(
  tx: Tx,
  scope: Scope,
  { from, into }: { from: string; into: string },
): Promise<void> {
  await sql`UPDATE cases SET conversation_id = ${into} WHERE org_id = ${scope.org} AND conversation_id = ${from}`.execute(
    tx,
  );
}

/** Cases of a conversation whose person was not known until now. */
export async function lockNameless(tx: Tx, scope: Scope, id: string): Promise<StoredCase[]> {
  const { rows } = await sql<StoredCase>`SELECT t.* FROM cases t
    WHERE t.org_id = ${scope.org} AND ${about(sql`= ${id}::uuid`)} AND t.client_id IS NULL AND t.removed_at IS NULL
    ORDER BY t.id FOR UPDATE OF t`.execute(tx);
  return rows;
}
