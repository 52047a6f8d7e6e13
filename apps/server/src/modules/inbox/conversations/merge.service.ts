import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { emit } from '../../../platform/events/emit.ts';
import { authorize, found } from '../../../platform/policy.ts';
import { ProblemError } from '../../../platform/problem.ts';
import type { Scope } from '../../../platform/scope.ts';
import { findVisitor } from '../../clients/index.ts';
import * as messages from '../messages/messages.queries.ts';
import { canConversation } from './conversations.policy.ts';
import * as queries from './conversations.queries.ts';
import type { LockedConversation } from './conversations.queries.ts';
import { read } from './conversations.service.ts';
import { appendLine } from './event-lines.ts';

interface Merge {
  id: string;
  into_id: string;
  version: number;
}

/**
 * Moves a conversation into another one of the same client. Its messages follow behind those of the target, in their
 * order; the old conversation stays as it was and leads on to the target, for staff and for its visitor.
 */
export function merge(scope: Scope, given: Merge): Promise<Conversation> {
  return scope.platform.db.transact(scope, async (tx) => {
    if (given.id === given.into_id)
      throw new ProblemError('rule', { detail: 'Choose another conversation to merge into' });
    const { source, target } = await lockBoth(tx, scope, given);
    if (source.version !== given.version) {
      throw new ProblemError('version_conflict', { current: await read(tx, scope, given.id) });
    }
    authorize(canConversation(scope, source).merge && canConversation(scope, target).merge);
    await refuseForeign(tx, scope, { source, target });
    await messages.copyInto(tx, scope, { from: source.id, into: target.id });
    await appendLine(tx, scope, {
      conversation_id: target.id,
      line: `${scope.principal.name ?? 'Somebody'} merged another conversation into this one`,
    });
    const at = scope.now.toISOString();
    await queries.update(tx, scope, {
      id: source.id,
      merged_into_id: target.id,
      status: 'Resolved',
      snoozed_until: null,
      resolved_at: at,
      updated_at: at,
      version: source.version + 1,
    });
    await audit(tx, scope, {
      action: 'conversation.merged',
      entity: 'conversation',
      entity_id: source.id,
      changes: { merged_into_id: [null, target.id] },
    });
    for (const subject_id of [source.id, target.id]) {
      emit(tx, scope, {
        type: 'conversation.merged',
        subject: { type: 'conversation', id: subject_id },
        client_id: target.client_id,
        data: { from: source.id, into: target.id },
        live: { visitor_id: source.visitor_id, client_id: target.client_id },
      });
    }
    return read(tx, scope, target.id);
  });
}

/** In the order of their ids, so that two merges the other way round wait instead of blocking each other. */
async function lockBoth(tx: Tx, scope: Scope, { id, into_id }: Merge) {
  const [first, second] = [id, into_id].toSorted() as [string, string];
  const a = found(await queries.lock(tx, scope, first));
  const b = found(await queries.lock(tx, scope, second));
  return a.id === id ? { source: a, target: b } : { source: b, target: a };
}

/** Merging must not show one person's words to another: same client, and same browser unless both are proven. */
async function refuseForeign(
  tx: Tx,
  scope: Scope,
  { source, target }: { source: LockedConversation; target: LockedConversation },
): Promise<void> {
  const sameVisitor = source.visitor_id !== null && source.visitor_id === target.visitor_id;
  if (sameVisitor && source.site_id === target.site_id) return;
  const sameClient = source.client_id !== null && source.client_id === target.client_id;
  if (!sameClient)
    throw new ProblemError('rule', {
      detail: 'Only conversations of the same person can be merged',
    });
  for (const { visitor_id } of [source, target]) {
    const visitor = visitor_id ? await findVisitor(tx, scope.org, visitor_id) : undefined;
    if (visitor && visitor.proof !== 'verified') {
      throw new ProblemError('rule', {
        detail:
          'These conversations come from different browsers and the e-mail is not verified in both, so one visitor would see what the other wrote',
      });
    }
  }
}
