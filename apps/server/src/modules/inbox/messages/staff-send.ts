import type { Message, StaffSend } from '@atrium/contract/inbox/messages.ts';
import { UNSEND_SECONDS } from '@atrium/contract/inbox/limits.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { emit } from '../../../platform/events/emit.ts';
import { authorize, found } from '../../../platform/policy.ts';
import { fieldProblem, ProblemError } from '../../../platform/problem.ts';
import { findRecord } from '../../../platform/records/index.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';
import { notify } from '../../notifications/index.ts';
import * as conversations from '../conversations/conversations.queries.ts';
import { append, attachmentsOf, sendOnce } from './append.ts';
import * as queries from './messages.queries.ts';
import { presentMessage, previewOf } from './present.ts';

/** A reply or an internal note; the id makes it safe to repeat. */
export async function sendAsStaff(
  scope: Scope,
  conversation: string,
  message: StaffSend,
): Promise<Message> {
  const row = await sendOnce(scope, message.id, async (tx) => {
    const target = found(await conversations.lock(tx, scope, conversation));
    if (target.merged_into_id)
      throw new ProblemError('rule', { detail: 'This conversation was merged into another' });
    const conversation_id = target.id;
    const again = await queries.findByClientId(tx, scope, { conversation_id, id: message.id });
    if (again) return again;
    await refuseCollision(tx, scope, { conversation_id, message });
    await refuseUnknownMentions(tx, scope, message.mentioned_user_ids);
    const uploader = { type: 'user', uploader: String(userIdOf(scope)) } as const;
    const inserted = await append(tx, scope, {
      conversation_id,
      id: message.id,
      author_type: 'user',
      author_id: String(userIdOf(scope)),
      author_name: scope.principal.name,
      kind: message.kind,
      content: message.content,
      attachments: await attachmentsOf(tx, scope, { ids: message.attachment_ids, ...uploader }),
      mentioned_user_ids: message.mentioned_user_ids,
      seen_seq: message.last_seen_seq,
    });
    await tellMentioned(tx, scope, inserted.message);
    return inserted.message;
  });
  return presentMessage(scope.platform, row, scope.org);
}

interface Reply {
  conversation_id: string;
  message: StaffSend;
}

/** Two agents answering at once: the second is told, and may send anyway. */
async function refuseCollision(
  tx: Tx,
  scope: Scope,
  { conversation_id, message }: Reply,
): Promise<void> {
  if (message.kind === 'note' || message.send_anyway) return;
  const seen = { conversation_id, seq: message.last_seen_seq, userId: userIdOf(scope) };
  const other = await queries.repliesAfter(tx, scope, seen);
  if (!other) return;
  const seconds = Math.max(
    1,
    Math.round((scope.now.getTime() - Date.parse(other.created_at)) / 1000),
  );
  throw new ProblemError('reply_collision', {
    detail: `${other.author_name ?? 'A colleague'} replied ${ago(seconds)} ago`,
    current: presentMessage(scope.platform, other, scope.org),
  });
}

function ago(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  return seconds < 3600 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

async function refuseUnknownMentions(tx: Tx, scope: Scope, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  const known = await conversations.activeUsers(tx, scope, ids);
  if (known.length < new Set(ids).size) {
    throw fieldProblem('mentioned_user_ids', 'unknown', 'There is no active user with this id');
  }
}

async function tellMentioned(tx: Tx, scope: Scope, row: queries.MessageRow): Promise<void> {
  if (row.mentioned_user_ids.length === 0) return;
  const subject = { type: 'conversation', id: row.conversation_id };
  const record = await findRecord(tx, scope, subject);
  await notify(tx, scope, {
    kind: 'mention',
    to: row.mentioned_user_ids,
    subject,
    summary: `${scope.principal.name} mentioned you in the conversation “${record?.name}”`,
    text: previewOf(row.content, row.attachments),
  });
}

/** Takes back one's own message for a few seconds: both sides stop showing it, the audit trail keeps that it was. */
export function unsend(
  scope: Scope,
  given: { conversation_id: string; seq: number },
): Promise<void> {
  return scope.platform.db.transact(scope, async (tx) => {
    found(await conversations.lock(tx, scope, given.conversation_id));
    const message = found(await queries.findBySeq(tx, scope, given));
    const isOwn = message.author_type === 'user' && message.author_id === String(userIdOf(scope));
    authorize(isOwn && message.kind !== 'event', 'Only the writer can take a message back');
    if (message.deleted_at !== null) return;
    const age = scope.now.getTime() - Date.parse(message.created_at);
    if (age > UNSEND_SECONDS * 1000) {
      throw new ProblemError('rule', { detail: 'It is too late to take this message back' });
    }
    await queries.markDeleted(tx, scope, given);
    await audit(tx, scope, {
      action: 'message.unsent',
      entity: 'conversation',
      entity_id: given.conversation_id,
      changes: { seq: [given.seq, null] },
    });
    emit(tx, scope, {
      type: 'message.deleted',
      subject: { type: 'conversation', id: given.conversation_id },
      data: { seq: given.seq },
      live: { seq: given.seq },
    });
  });
}
