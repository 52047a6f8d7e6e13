import { audit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { emit } from '../../../platform/events/emit.ts';
import { found } from '../../../platform/policy.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import type { Scope } from '../../../platform/scope.ts';
import { signedInUser } from '../auth/user-scope.ts';
import type { Identity } from '../identity.ts';
import { renewAccess, type SignedIn } from '../sessions/open-session.ts';
import { endSessions } from '../sessions/sessions.service.ts';
import { checkPassword } from './password-rules.ts';
import * as queries from './passwords.queries.ts';

/**
 * Is it the caller's own password? Asked again before what a thief of a session must not be able to do.
 * @throws ProblemError at `path` when it is not
 */
export async function confirmPassword(
  scope: Scope,
  given: { password: string; path: string },
  identity: Identity,
): Promise<queries.PasswordRow> {
  const { id } = signedInUser(scope);
  const row = found(
    await scope.platform.db.transact(scope, (tx) => queries.findPassword(tx, scope, id)),
  );
  if (await identity.passwords.matches(given.password, row.password_hash)) return row;
  throw fieldProblem(given.path, 'wrong', 'This is not your password');
}

/** Gives the caller a new password and ends his other sessions. */
export async function changePassword(
  scope: Scope,
  input: { current_password: string; password: string },
  identity: Identity,
): Promise<SignedIn> {
  const current = { password: input.current_password, path: 'current_password' };
  const owner = await confirmPassword(scope, current, identity);
  if (input.password === input.current_password) {
    throw fieldProblem('password', 'same', 'Choose a password other than the one you have');
  }
  checkPassword(input.password, owner);
  const password_hash = await identity.passwords.hash(input.password);
  const { sessionId } = signedInUser(scope);
  return scope.platform.db.transact(scope, async (tx) => {
    await setPassword(tx, scope, { id: owner.id, password_hash, must_change_password: false });
    await endSessions(tx, scope, { userId: owner.id, except: sessionId });
    await audit(tx, scope, {
      action: 'user.password_changed',
      entity: 'user',
      entity_id: owner.id,
    });
    tx.afterCommit.push(() => identity.sessions.forgetUser(owner.id));
    return renewAccess(tx, scope);
  });
}

/** Writes a new password and voids the links to set one. */
export async function setPassword(
  tx: Tx,
  scope: Scope,
  change: { id: number; password_hash: string; must_change_password: boolean },
): Promise<void> {
  await queries.storePassword(tx, scope, change);
  await queries.voidTokens(tx, scope, change.id);
  emit(tx, scope, { type: 'user.updated', subject: { type: 'user', id: change.id } });
}
