import { audit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { announce } from '../../../platform/events/emit.ts';
import { ProblemError } from '../../../platform/problem.ts';
import type { Scope } from '../../../platform/scope.ts';
import { signedInUser } from '../auth/user-scope.ts';
import type { Identity } from '../identity.ts';
import * as queries from './sessions.queries.ts';

/**
 * Ends sessions of a user and tells every server and open screen. The caller forgets the user in the session cache
 * after the commit.
 */
export async function endSessions(
  tx: Tx,
  scope: Scope,
  which: { userId: number; only?: string; except?: string },
): Promise<string[]> {
  const ended = await queries.revoke(tx, scope, which);
  for (const id of ended) {
    announce(tx, scope, {
      type: 'session.revoked',
      subject: { type: 'session', id },
      live: { user: which.userId },
    });
  }
  return ended;
}

/** Ends the session of the caller, or all of his. */
export async function logOut(
  scope: Scope,
  input: { everywhere: boolean },
  identity: Identity,
): Promise<void> {
  const { id, sessionId } = signedInUser(scope);
  const which = input.everywhere ? { userId: id } : { userId: id, only: sessionId };
  await scope.platform.db.transact(scope, async (tx) => {
    await endSessions(tx, scope, which);
    const action = input.everywhere ? 'user.logged_out_everywhere' : 'user.logged_out';
    await audit(tx, scope, { action, entity: 'user', entity_id: id });
  });
  identity.sessions.forgetUser(id);
}

/** The caller's open sessions. */
export function listSessions(scope: Scope) {
  const { id, sessionId } = signedInUser(scope);
  return scope.platform.db.transact(scope, async (tx) => {
    const rows = await queries.listOpen(tx, scope, id);
    return rows.map((row) => ({ ...row, is_current: row.id === sessionId }));
  });
}

/** Ends one of the caller's sessions; somebody else's does not exist for him. */
export async function endSession(
  scope: Scope,
  input: { id: string },
  identity: Identity,
): Promise<void> {
  const { id: userId } = signedInUser(scope);
  await scope.platform.db.transact(scope, async (tx) => {
    const ended = await endSessions(tx, scope, { userId, only: input.id });
    if (ended.length === 0) throw new ProblemError('not_found');
    await audit(tx, scope, { action: 'session.ended', entity: 'session', entity_id: input.id });
  });
  identity.sessions.forgetUser(userId);
}
