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
import type { NewMessage } from './insert.queries.ts';
import * as queries from './messages.queries.ts';
import type { MessageRow } from './messages.queries.ts';

/**
 * Takes a visitor's message. The acknowledgement is given after the commit; a repeat of the same id, on whatever
 * connection, gets the same acknowledgement.
 */
export async function sendAsVisitor(scope: VisitorScope, message: VisitorSend): Promise<Ack> {
  const { id, seq, conversation_id, created_at } =
    (await sendQuickly(scope, message)) ?? (await sendCarefully(scope, message));
  return { id, seq, conversation_id, created_at };
}

/**
 * Nearly every message is text for a thread that its writer sees: one statement looks whether he may and writes it.
 * Undefined when anything is out of the ordinary.
 */
async function sendQuickly(
  scope: VisitorScope,
  message: VisitorSend,
): Promise<MessageRow | undefined> {
  const { conversation_id } = message;
  if (conversation_id === null || message.attachment_ids.length > 0) return undefined;
  try {
    const given = { message, conversation_id, attachments: [] };
    return await scope.platform.db.transact(scope, (tx) => write(tx, scope, given));
  } catch (error) {
    if (error instanceof AlreadySent) return undefined;
    throw error;
  }
}

/** Finds the thread or begins one, and says why a message is refused. */
function sendCarefully(scope: VisitorScope, message: VisitorSend): Promise<MessageRow> {
  return sendOnce(scope, message.id, async (tx) => {
    const visitor = found(await findVisitor(tx, scope.org, scope.principal.id));
    if (visitor.is_blocked)
      throw new ProblemError('forbidden', { detail: 'This conversation is closed' });
    const conversation_id = await threadFor(tx, scope, { message, visitor });
    const uploader = { type: 'visitor', uploader: visitor.id } as const;
    const ids = message.attachment_ids;
    const attachments = await attachmentsOf(tx, scope, { ids, ...uploader });
    return write(tx, scope, { message, conversation_id, attachments });
  });
}

interface Writing {
  message: VisitorSend;
  conversation_id: string;
  attachments: NewMessage['attachments'];
}

async function write(
  tx: Tx,
  scope: VisitorScope,
  { message, conversation_id, attachments }: Writing,
): Promise<MessageRow> {
  const inserted = await append(tx, scope, {
    conversation_id,
    id: message.id,
    author_type: 'visitor',
    author_id: scope.principal.id,
    author_name: null,
    kind: 'text',
    content: message.content,
    attachments,
    mentioned_user_ids: [],
    writer: eyesOf(scope),
  });
  if (inserted.client_id !== null && inserted.is_new_client)
    await becomeLead(tx, scope, inserted.client_id);
  return inserted.message;
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
