import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { emit } from '../../../platform/events/emit.ts';
import type { Scope } from '../../../platform/scope.ts';
import { append } from '../messages/append.ts';

interface Change {
  before: Conversation;
  after: Conversation;
}

/** What a change says in the thread: "Ana resolved this". Staff and visitor both read it, so no more than that. */
function lineFor(scope: Scope, { before, after }: Change): string | null {
  const who = scope.principal.name ?? 'Somebody';
  if (after.status !== before.status) {
    if (after.status === 'Resolved') return `${who} resolved this conversation`;
    if (before.status === 'Resolved') return `${who} reopened this conversation`;
  }
  return null;
}

/** What a new status means, where it means something to others. */
function newsOf({ before, after }: Change): { type: string; summary: string } | null {
  if (after.status === before.status) return null;
  if (after.status === 'Resolved')
    return { type: 'conversation.resolved', summary: 'Conversation resolved' };
  if (after.status === 'Snoozed')
    return { type: 'conversation.snoozed', summary: 'Conversation snoozed' };
  const wasAway = before.status === 'Resolved' || before.status === 'Snoozed';
  return wasAway ? { type: 'conversation.reopened', summary: 'Conversation reopened' } : null;
}

/** Writes the line into the thread and the news for timelines and subscribers. */
export async function tellChanges(tx: Tx, scope: Scope, change: Change): Promise<void> {
  const { before, after } = change;
  const line = lineFor(scope, change);
  if (line !== null) await appendLine(tx, scope, { conversation_id: after.id, line });
  const subject = { type: 'conversation', id: after.id };
  const news = newsOf(change);
  if (news) emit(tx, scope, { ...news, subject, client_id: after.client_id });
  if (after.assignee_id !== before.assignee_id && after.assignee) {
    const summary = `Conversation assigned to ${after.assignee.name}`;
    emit(tx, scope, {
      type: 'conversation.assigned',
      subject,
      client_id: after.client_id,
      summary,
      data: { assignee_id: after.assignee_id },
    });
  }
}

/** A line of the program's own in a thread. */
export async function appendLine(
  tx: Tx,
  scope: Scope,
  given: { conversation_id: string; line: string },
): Promise<void> {
  await append(tx, scope, {
    conversation_id: given.conversation_id,
    id: uuidv7(scope.now.getTime()),
    author_type: 'system',
    author_id: null,
    author_name: null,
    kind: 'event',
    content: given.line,
    attachments: [],
    mentioned_user_ids: [],
  });
}
