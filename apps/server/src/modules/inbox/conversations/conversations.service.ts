import { ONLINE_SECONDS } from '@atrium/contract/clients/clients.ts';
import type { ListQuery } from '@atrium/contract/core/filters.ts';
import type {
  Conversation,
  ConversationCounts,
  ConversationUpdate,
} from '@atrium/contract/inbox/conversations.ts';
import type { z } from 'zod';
import type { Tx } from '../../../platform/db/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { authorize, found } from '../../../platform/policy.ts';
import { fieldProblem, ProblemError } from '../../../platform/problem.ts';
import { updateRecord } from '../../../platform/records/index.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';
import { setBlocked } from '../../clients/index.ts';
import { canConversation } from './conversations.policy.ts';
import * as queries from './conversations.queries.ts';
import type { ConversationRow, LockedConversation } from './conversations.queries.ts';
import { tellChanges } from './event-lines.ts';

export function present(
  scope: Scope,
  { visitor_last_seen_at: seen, ...row }: ConversationRow,
): Conversation {
  const is_online = seen !== null && scope.now.getTime() - Date.parse(seen) < ONLINE_SECONDS * 1000;
  return { ...row, is_online, can: canConversation(scope, row) };
}

export function list(scope: Scope, query: ListQuery): Promise<Page<Conversation>> {
  return scope.platform.db.transact(scope, async (tx) => {
    const page = await queries.list(tx, scope, query);
    return { ...page, rows: page.rows.map((row) => present(scope, row)) };
  });
}

export function counts(scope: Scope): Promise<ConversationCounts> {
  return scope.platform.db.transact(scope, (tx) => queries.counts(tx, scope, userIdOf(scope)));
}

export function get(scope: Scope, id: string): Promise<Conversation> {
  return scope.platform.db.transact(scope, (tx) => read(tx, scope, id));
}

export async function read(tx: Tx, scope: Scope, id: string): Promise<Conversation> {
  return present(scope, found(await queries.findById(tx, scope, id)));
}

type Changes = z.output<typeof ConversationUpdate>;

/** Assign, label, snooze, resolve, reopen, block: one versioned change, with a line in the thread for what matters. */
export function update(scope: Scope, id: string, changes: Changes): Promise<Conversation> {
  return scope.platform.db.transact(scope, async (tx) => {
    const before = await read(tx, scope, id);
    const updated = await updateRecord(tx, scope, {
      entity: 'conversation',
      changes: complete(changes, before),
      lock: async (inner) => {
        const row = await queries.lock(inner, scope, id);
        return row && { ...row, label_ids: labelIds(before), is_blocked: before.is_blocked };
      },
      check: (row, wanted) => check(tx, scope, { row, wanted }),
      write: async (inner, { label_ids, is_blocked, ...columns }) => {
        if (label_ids) await queries.setLabels(inner, scope, { id, label_ids });
        if (is_blocked !== undefined) await block(inner, scope, { before, is_blocked });
        await queries.update(inner, scope, { id, ...columns });
      },
      present: (inner) => read(inner, scope, id),
      client_id: (row) => row.client_id,
    });
    const after = updated as Conversation;
    await tellChanges(tx, scope, { before, after });
    return read(tx, scope, id);
  });
}

function labelIds(conversation: Conversation): number[] {
  return conversation.labels.map((label) => label.id).toSorted((a, b) => a - b);
}

/** A status other than Snoozed ends the snooze; labels are compared as a set. */
function complete(changes: Changes, before: Conversation): Changes {
  const status = changes.status ?? before.status;
  const { label_ids } = changes;
  return {
    ...changes,
    ...(changes.status && status !== 'Snoozed' && { snoozed_until: null }),
    ...(label_ids && { label_ids: [...new Set(label_ids)].toSorted((a, b) => a - b) }),
  };
}

interface Checked {
  row: LockedConversation;
  wanted: Omit<Changes, 'version'>;
}

async function check(tx: Tx, scope: Scope, { row, wanted }: Checked): Promise<void> {
  authorize(canConversation(scope, row).update);
  const { status, assignee_id, label_ids } = wanted;
  const until = wanted.snoozed_until === undefined ? row.snoozed_until : wanted.snoozed_until;
  const snoozes = (status ?? row.status) === 'Snoozed';
  if (snoozes && (!until || Date.parse(until) <= scope.now.getTime())) {
    throw fieldProblem('snoozed_until', 'past', 'Choose a moment in the future');
  }
  if (!snoozes && wanted.snoozed_until) {
    throw fieldProblem(
      'snoozed_until',
      'not_snoozed',
      'Only a snoozed conversation has this moment',
    );
  }
  if (assignee_id && (await queries.activeUsers(tx, scope, [assignee_id])).length === 0) {
    throw fieldProblem('assignee_id', 'unknown', 'There is no active user with this id');
  }
  if (label_ids && (await queries.knownLabels(tx, scope, label_ids)) < label_ids.length) {
    throw fieldProblem('label_ids', 'unknown', 'There is no label with this id');
  }
}

async function block(
  tx: Tx,
  scope: Scope,
  { before, is_blocked }: { before: Conversation; is_blocked: boolean },
): Promise<void> {
  if (!before.visitor_id)
    throw new ProblemError('rule', { detail: 'There is no visitor to block here' });
  await setBlocked(tx, scope, { visitorId: before.visitor_id, blocked: is_blocked });
}
