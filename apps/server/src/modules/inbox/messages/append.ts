import type { Attachment } from '@atrium/contract/inbox/messages.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { emit } from '../../../platform/events/emit.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import type { Scope } from '../../../platform/scope.ts';
import * as queries from './messages.queries.ts';
import { insert, type Inserted, type NewMessage } from './insert.queries.ts';
import type { MessageRow } from './messages.queries.ts';
import { feedsOf } from '../realtime/feeds/feeds.ts';
import { previewOf } from './present.ts';

/** Thrown to roll back: the message is there already, and its first acknowledgement holds. */
export class AlreadySent extends Error {
  readonly conversationId: string;

  constructor(conversationId: string) {
    super('This message was sent before');
    this.conversationId = conversationId;
  }
}

/**
 * Adds a message to a conversation and tells the world with the commit.
 * @throws AlreadySent when the conversation has a message with this id, or its writer may not write there
 */
export async function append(
  tx: Tx,
  scope: Scope,
  given: Omit<NewMessage, 'preview'>,
): Promise<Inserted> {
  const preview = previewOf(given.content, given.attachments);
  const inserted = await insert(tx, scope, { ...given, preview });
  if (!inserted) throw new AlreadySent(given.conversation_id);
  const { message } = inserted;
  tx.afterCommit.push(() => feedsOf(scope.platform).offer(message));
  emit(tx, scope, {
    type: 'message.created',
    subject: { type: 'conversation', id: given.conversation_id },
    client_id: inserted.client_id,
    data: { seq: message.seq, kind: given.kind, author_type: given.author_type },
    live: {
      seq: message.seq,
      kind: given.kind,
      visitor_id: inserted.visitor_id,
      client_id: inserted.client_id,
      mentions: given.mentioned_user_ids.join(','),
    },
  });
  return inserted;
}

const ATTEMPTS = 3;

/**
 * Runs the transaction of a send. A repeat of a message that is already there is not a fault: it is read and
 * answered as the first time.
 */
export async function sendOnce(
  scope: Scope,
  id: string,
  send: (tx: Tx) => Promise<MessageRow>,
): Promise<MessageRow> {
  const { db } = scope.platform;
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transact(scope, send);
    } catch (error) {
      if (!(error instanceof AlreadySent)) throw error;
      const conversation_id = error.conversationId;
      const sent = await db.transact(scope, (tx) =>
        queries.findByClientId(tx, scope, { conversation_id, id }),
      );
      if (sent) return sent;
      // Not there: the conversation was merged away in between, and the next attempt finds where to.
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

/** The sender's own uploads, in the order given. */
export async function attachmentsOf(
  tx: Tx,
  scope: Scope,
  given: { ids: string[]; type: 'user' | 'visitor'; uploader: string },
): Promise<Omit<Attachment, 'url'>[]> {
  if (given.ids.length === 0) return [];
  const files = await queries.ownFiles(tx, scope, given);
  return given.ids.map((id) => {
    const file = files.find((each) => each.id === id);
    if (!file) throw fieldProblem('attachment_ids', 'unknown', 'This file was not uploaded by you');
    return file;
  });
}
