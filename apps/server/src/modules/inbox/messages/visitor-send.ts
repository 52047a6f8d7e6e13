import type { Ack, VisitorSend } from '@atrium/contract/inbox/messages.ts';
import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { emit } from '../../../platform/events/emit.ts';
import { found } from '../../../platform/policy.ts';
import { ProblemError } from '../../../platform/problem.ts';
import { becomeLead, findVisitor, type VisitorRow } from '../../clients/index.ts';
import * as conversations from '../conversations/conversations.queries.ts';
import * as threads from '../conversations/threads.queries.ts';
import { eyesOf, type VisitorScope } from '../messenger/visitor-scope.ts';
import { append, AlreadySent, attachmentsOf, sendOnce } from './append.ts';
import * as queries from './messages.queries.ts';

/**
 * Takes a visitor's message. The acknowledgement is given after the commit; a repeat of the same id, on whatever
 * connection, gets the same acknowledgement.
 */
export async function sendAsVisitor(scope: VisitorScope, message: VisitorSend): Promise<Ack> {
  const row = await sendOnce(scope, message.id, async (tx) => {
    const visitor = found(await findVisitor(tx, scope.org, scope.principal.id));
    if (visitor.is_blocked)
      throw new ProblemError('forbidden', { detail: 'This conversation is closed' });
    const conversation_id = await threadFor(tx, scope, { message, visitor });
    const uploader = { type: 'visitor', uploader: visitor.id } as const;
    const attachments = await attachmentsOf(tx, scope, {
      ids: message.attachment_ids,
      ...uploader,
    });
    const inserted = await append(tx, scope, {
      conversation_id,
      id: message.id,
      author_type: 'visitor',
      author_id: visitor.id,
      author_name: visitor.name ?? visitor.email,
      kind: 'text',
      content: message.content,
      attachments,
      mentioned_user_ids: [],
    });
    if (inserted.client_id !== null) await becomeLead(tx, scope, inserted.client_id);
    return inserted.message;
  });
  return {
    id: row.id,
    seq: row.seq,
    conversation_id: row.conversation_id,
    created_at: row.created_at,
  };
}

interface Sending {
  message: VisitorSend;
  visitor: VisitorRow;
}

async function threadFor(tx: Tx, scope: VisitorScope, sending: Sending): Promise<string> {
  const { message } = sending;
  const eyes = eyesOf(scope);
  if (message.conversation_id) {
    // Somebody else's thread looks like one that does not exist.
    return found(await threads.find(tx, eyes, message.conversation_id)).id;
  }
  await threads.lockVisitor(tx, eyes);
  const earlier = await queries.findOfVisitor(tx, scope, {
    visitorId: eyes.visitorId,
    id: message.id,
  });
  if (earlier) throw new AlreadySent(earlier.conversation_id);
  const current = message.new_conversation ? undefined : await threads.current(tx, eyes);
  return current ?? begin(tx, scope, sending);
}

async function begin(tx: Tx, scope: VisitorScope, { visitor }: Sending): Promise<string> {
  const id = uuidv7(scope.now.getTime());
  const at = scope.now.toISOString();
  await conversations.insert(tx, {
    org_id: scope.org,
    id,
    site_id: scope.principal.siteId,
    client_id: visitor.client_id,
    visitor_id: visitor.id,
    utm: JSON.stringify(visitor.last_utm),
    page_url: visitor.page_url,
    page_title: visitor.page_title,
    last_message_at: at,
    created_at: at,
    updated_at: at,
  });
  emit(tx, scope, {
    type: 'conversation.started',
    subject: { type: 'conversation', id },
    client_id: visitor.client_id,
    summary: 'Started a conversation',
    live: { visitor_id: visitor.id, client_id: visitor.client_id },
  });
  return id;
}
