import type { Message, MessageWindow } from '@atrium/contract/inbox/messages.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { announce } from '../../../platform/events/emit.ts';
import { found } from '../../../platform/policy.ts';
import type { Scope } from '../../../platform/scope.ts';
import * as conversations from '../conversations/conversations.queries.ts';
import * as threads from '../conversations/threads.queries.ts';
import { eyesOf, type VisitorScope } from '../messenger/visitor-scope.ts';
import * as queries from './messages.queries.ts';
import { presentMessage } from './present.ts';

interface Asked {
  id: string;
  window: MessageWindow;
}

/** Messages for staff, notes included. */
export function listForStaff(scope: Scope, { id, window }: Asked): Promise<Message[]> {
  return scope.platform.db.transact(scope, async (tx) => {
    found(await conversations.findById(tx, scope, id));
    const rows = await queries.window(tx, scope, {
      conversation_id: id,
      ...window,
      withNotes: true,
    });
    return rows.map((row) => presentMessage(scope.platform, row, scope.org));
  });
}

/** Messages for the visitor whose thread it is. */
export function listForVisitor(scope: VisitorScope, { id, window }: Asked): Promise<Message[]> {
  return scope.platform.db.transact(scope, async (tx) => {
    const thread = found(await threads.find(tx, eyesOf(scope), id));
    const rows = await queries.window(tx, scope, {
      conversation_id: thread.id,
      ...window,
      withNotes: false,
    });
    return rows.map((row) => presentMessage(scope.platform, row, scope.org));
  });
}

interface Position {
  conversation_id: string;
  seq: number;
}

/** Staff have read up to here: nothing is unread, and the visitor sees it. */
export function readAsStaff(scope: Scope, position: Position): Promise<void> {
  return scope.platform.db.transact(scope, async (tx) => {
    found(await conversations.findById(tx, scope, position.conversation_id));
    if (await queries.readByStaff(tx, scope, position)) tellRead(tx, scope, position);
  });
}

/** The visitor has seen up to here. */
export function readAsVisitor(scope: VisitorScope, position: Position): Promise<void> {
  return scope.platform.db.transact(scope, async (tx) => {
    const thread = found(await threads.find(tx, eyesOf(scope), position.conversation_id));
    const seen = { conversation_id: thread.id, seq: position.seq };
    if (await queries.readByVisitor(tx, scope, seen)) tellRead(tx, scope, seen);
  });
}

export function markUnread(scope: Scope, id: string): Promise<void> {
  return scope.platform.db.transact(scope, async (tx) => {
    found((await queries.markUnread(tx, scope, id)) || undefined);
    tellRead(tx, scope, { conversation_id: id, seq: 0 });
  });
}

function tellRead(tx: Tx, scope: Scope, { conversation_id, seq }: Position): void {
  const subject = { type: 'conversation', id: conversation_id };
  announce(tx, scope, { type: 'conversation.read', subject, live: { seq } });
}
