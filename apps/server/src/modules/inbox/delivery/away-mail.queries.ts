import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';

interface Recipient {
  email: string | null;
  is_blocked: boolean;
  site_id: string;
  site_name: string;
}

export async function recipientOf(
  tx: Tx,
  scope: Scope,
  conversation: string,
): Promise<Recipient | undefined> {
  const { rows } = await sql<Recipient>`
    SELECT client.email, coalesce(visitor.is_blocked, false) AS is_blocked, site.site_id, site.name AS site_name
    FROM conversations t
    JOIN clients AS client ON client.org_id = t.org_id AND client.id = t.client_id
    JOIN sites AS site ON site.org_id = t.org_id AND site.id = t.site_id
    LEFT JOIN visitors AS visitor ON visitor.org_id = t.org_id AND visitor.id = t.visitor_id
    WHERE t.org_id = ${scope.org} AND t.id = ${conversation} AND t.merged_into_id IS NULL`.execute(
    tx,
  );
  return rows[0];
}

interface Reply {
  seq: number;
  author_name: string | null;
  content: string;
}

/** Replies that the visitor has neither seen nor been sent. */
export async function unseenReplies(tx: Tx, scope: Scope, conversation: string): Promise<Reply[]> {
  const { rows } = await sql<Reply>`
    SELECT m.seq, m.author_name, m.content FROM messages m
    JOIN conversations t ON t.org_id = m.org_id AND t.id = m.conversation_id
    WHERE m.org_id = ${scope.org} AND m.conversation_id = ${conversation}
      AND m.seq > greatest(t.visitor_read_seq, t.mailed_seq)
      AND m.author_type = 'user' AND m.kind = 'text' AND m.deleted_at IS NULL
    ORDER BY m.seq LIMIT 50`.execute(tx);
  return rows;
}

export async function markMailed(
  tx: Tx,
  scope: Scope,
  given: { conversation_id: string; seq: number },
): Promise<void> {
  await tx
    .updateTable('conversations')
    .set({ mailed_seq: given.seq })
    .where('org_id', '=', scope.org)
    .where('id', '=', given.conversation_id)
    .execute();
}
