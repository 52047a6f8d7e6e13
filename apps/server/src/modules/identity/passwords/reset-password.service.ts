import { audit } from '../../../platform/audit/index.ts';
import { publicUrl } from '../../../platform/http/index.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import { systemScope, type Caller, type Scope } from '../../../platform/scope.ts';
import { hashToken, randomToken } from '../../../platform/secrets.ts';
import type { Identity } from '../identity.ts';
import { lock } from '../users/users.queries.ts';
import { endSessions } from '../sessions/sessions.service.ts';
import { setPassword } from './change-password.service.ts';
import { checkPassword } from './password-rules.ts';
import * as queries from './passwords.queries.ts';
import { sendResetLink } from './reset-mail.ts';

const LINK_MS = 60 * 60 * 1000;
/** So many links an hour are enough for a forgetful person, and too few to fill somebody's mailbox. */
const LINKS_AT_ONCE = 5;

/** What is done for somebody who has not signed in; the trail says that it was on his request. */
function onRequest(caller: Caller, org: number): Scope {
  return { ...systemScope(caller.platform, org, 'password reset'), ...caller };
}

/** Mails a link to set a new password, if the address is known; whether it is shows nowhere. */
export function forgotPassword(
  caller: Caller,
  input: { email: string },
  identity: Identity,
): { sent: true } {
  identity.later(caller.platform, () => sendLink(caller, input.email));
  return { sent: true };
}

async function sendLink(caller: Caller, email: string): Promise<void> {
  const { db } = caller.platform;
  const user = await db.system((tx) => queries.findActiveByEmail(tx, email));
  if (!user) return;
  const scope = onRequest(caller, user.org_id);
  const token = randomToken();
  await db.transact(scope, async (tx) => {
    await lock(tx, scope, user.id);
    if ((await queries.countTokens(tx, scope, user.id)) >= LINKS_AT_ONCE) return;
    const expires_at = new Date(caller.now.getTime() + LINK_MS).toISOString();
    await queries.insertToken(tx, scope, { hash: hashToken(token), user_id: user.id, expires_at });
    const link = `${publicUrl(caller.platform)}/reset-password?token=${token}`;
    await sendResetLink(tx, scope, { ...user, link });
    const entity = { entity: 'user', entity_id: user.id };
    await audit(tx, scope, { action: 'user.password_reset_requested', ...entity });
  });
}

/** Sets a new password by the token of a link; the link is used up and all sessions end. */
export async function resetPassword(
  caller: Caller,
  input: { token: string; password: string },
  identity: Identity,
): Promise<void> {
  const { db } = caller.platform;
  const hash = hashToken(input.token);
  const owner = await db.system((tx) => queries.findByToken(tx, caller, hash));
  if (!owner) throw linkIsVoid();
  checkPassword(input.password, owner);
  const password_hash = await identity.passwords.hash(input.password);
  const scope = onRequest(caller, owner.org_id);
  await db.transact(scope, async (tx) => {
    if (!(await queries.takeToken(tx, scope, hash))) throw linkIsVoid();
    await setPassword(tx, scope, { id: owner.id, password_hash, must_change_password: false });
    await endSessions(tx, scope, { userId: owner.id });
    await audit(tx, scope, {
      action: 'user.password_reset',
      entity: 'user',
      entity_id: owner.id,
    });
    tx.afterCommit.push(() => identity.sessions.forgetUser(owner.id));
  });
}

function linkIsVoid() {
  return fieldProblem('token', 'void', 'This link is no longer valid. Ask for a new one.');
}
