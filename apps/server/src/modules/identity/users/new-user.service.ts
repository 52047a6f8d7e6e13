import type { User, UserCreate } from '@atrium/contract/identity/users.ts';
import type { z } from 'zod';
import { audit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { emit } from '../../../platform/events/emit.ts';
import { authorize, found } from '../../../platform/policy.ts';
import type { Scope } from '../../../platform/scope.ts';
import type { Identity } from '../identity.ts';
import { setPassword } from '../passwords/change-password.service.ts';
import { readableCode } from '../passwords/readable-code.ts';
import { endSessions } from '../sessions/sessions.service.ts';
import { clear as clearTwoFactor } from '../two-factor/two-factor.queries.ts';
import { refuseTakenEmail } from './taken-email.ts';
import { canUser } from './users.policy.ts';
import * as queries from './users.queries.ts';
import { readUser } from './users.service.ts';
import { sendWelcome } from './welcome-mail.ts';

type NewUser = z.output<typeof UserCreate>;

/** Seventy-nine bits: nobody guesses it before its owner replaces it. */
function temporaryPassword(): string {
  return readableCode(4, 4);
}

/** Makes a user with a temporary password, mailed to him and shown this once to the administrator. */
export async function create(
  scope: Scope,
  input: NewUser,
  identity: Identity,
): Promise<User & { temporary_password: string }> {
  const temporary_password = temporaryPassword();
  const password_hash = await identity.passwords.hash(temporary_password);
  const work = scope.platform.db.transact(scope, async (tx) => {
    const id = await insert(tx, scope, { ...input, password_hash, must_change_password: true });
    await sendWelcome(tx, scope, { ...input, temporary_password });
    return { ...(await readUser(tx, scope, id)), temporary_password };
  });
  return work.catch(refuseTakenEmail);
}

/** Inserts a user and says so. */
export async function insert(tx: Tx, scope: Scope, user: queries.UserInsert): Promise<number> {
  const id = await queries.insertUser(tx, scope, user);
  await audit(tx, scope, {
    action: 'user.created',
    entity: 'user',
    entity_id: id,
    changes: { email: [null, user.email], role: [null, user.role] },
  });
  emit(tx, scope, { type: 'user.created', subject: { type: 'user', id }, live: { version: 1 } });
  return id;
}

/** Gives a user a new temporary password and ends his sessions; his second factor stays. */
export async function resetPassword(
  scope: Scope,
  input: { id: number },
  identity: Identity,
): Promise<{ temporary_password: string }> {
  const { id } = input;
  const temporary_password = temporaryPassword();
  const password_hash = await identity.passwords.hash(temporary_password);
  await scope.platform.db.transact(scope, async (tx) => {
    const user = found(await queries.lock(tx, scope, id));
    authorize(canUser(scope, user).reset_password, 'Change your own password in your profile');
    await setPassword(tx, scope, { id, password_hash, must_change_password: true });
    await endSessions(tx, scope, { userId: id });
    await audit(tx, scope, { action: 'user.password_reset', entity: 'user', entity_id: id });
    tx.afterCommit.push(() => identity.sessions.forgetUser(id));
  });
  return { temporary_password };
}

/** For a lost phone: the second factor is gone and the sessions end. One's own is taken away in the profile. */
export async function resetTwoFactor(
  scope: Scope,
  { id }: { id: number },
  identity: Identity,
): Promise<User> {
  return scope.platform.db.transact(scope, async (tx) => {
    const user = found(await queries.lock(tx, scope, id));
    authorize(canUser(scope, user).reset_password, 'Change your own second factor in your profile');
    await clearTwoFactor(tx, scope, id);
    await endSessions(tx, scope, { userId: id });
    await audit(tx, scope, { action: 'user.two_factor_reset', entity: 'user', entity_id: id });
    tx.afterCommit.push(() => identity.sessions.forgetUser(id));
    return readUser(tx, scope, id);
  });
}
