import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { auth } from '@atrium/contract/identity/auth.ts';
import { publicUrl } from '../../../platform/http/index.ts';
import { fieldProblem, ProblemError } from '../../../platform/problem.ts';
import { systemScope, type Caller } from '../../../platform/scope.ts';
import { hashToken, randomToken } from '../../../platform/secrets.ts';
import type { Identity } from '../identity.ts';
import { checkPassword } from '../passwords/password-rules.ts';
import { findActiveByEmail } from '../passwords/passwords.queries.ts';
import { openSession, type SignedIn } from '../sessions/open-session.ts';
import { refuseTakenEmail } from '../users/taken-email.ts';
import { foundOrganization } from './found-organization.ts';
import { sendAddressIsTaken, sendVerification } from './signup-mails.ts';
import * as queries from './setup.queries.ts';

const LINK_MS = 24 * 60 * 60 * 1000;
const LINKS_AT_ONCE = 3;

/** Closed sign-ups do not exist; open ones need a mail server, because the address must be proved. */
function checkOpen(caller: Caller): void {
  const { SIGNUPS, SMTP_URL } = caller.platform.config;
  if (SIGNUPS === 'closed') throw new ProblemError('not_found');
  if (SMTP_URL === undefined) {
    const detail = 'Sign-up needs a mail server, and none is set up here (SMTP_URL)';
    throw new ProblemError('unavailable', { detail });
  }
}

/** Keeps a sign-up and mails a link to confirm it. A taken address is told so by mail; the answer is the same. */
export async function signUp(
  caller: Caller,
  input: BodyOf<typeof auth.signup>,
  identity: Identity,
): Promise<{ sent: true }> {
  checkOpen(caller);
  const { password, ...person } = input.user;
  const organization_name = input.organization.name;
  checkPassword(password, { ...person, organization: organization_name }, 'user.password');
  const password_hash = await identity.passwords.hash(password);
  const signup = { ...person, organization_name, password_hash };
  identity.later(caller.platform, () => answerByMail(caller, signup));
  return { sent: true };
}

type NewSignup = Omit<queries.Signup, 'hash' | 'expires_at'>;

async function answerByMail(caller: Caller, signup: NewSignup): Promise<void> {
  const { db } = caller.platform;
  const taken = await db.system((tx) => findActiveByEmail(tx, signup.email));
  if (taken) {
    const scope = { ...systemScope(caller.platform, taken.org_id, 'sign-up'), ...caller };
    await db.transact(scope, (tx) => sendAddressIsTaken(tx, scope, taken));
    return;
  }
  const token = randomToken();
  const expires_at = new Date(caller.now.getTime() + LINK_MS).toISOString();
  const isKept = await db.system(async (tx) => {
    if ((await queries.countSignups(tx, caller, signup.email)) >= LINKS_AT_ONCE) return false;
    await queries.insertSignup(tx, caller, { ...signup, hash: hashToken(token), expires_at });
    return true;
  });
  const link = `${publicUrl(caller.platform)}/verify-email?token=${token}`;
  if (isKept) await sendVerification(caller, { ...signup, link });
}

/** Makes the organization of a confirmed sign-up and signs its founder in. */
export async function verifyEmail(caller: Caller, input: { token: string }): Promise<SignedIn> {
  checkOpen(caller);
  const work = caller.platform.db.system(async (tx) => {
    const signup = await queries.takeSignup(tx, caller, hashToken(input.token));
    if (!signup) {
      throw fieldProblem('token', 'void', 'This link is no longer valid. Sign up again.');
    }
    const { organization_name, ...founder } = signup;
    const organization = { name: organization_name };
    return openSession(tx, await foundOrganization(tx, caller, { organization, founder }));
  });
  return work.catch(refuseTakenEmail);
}
