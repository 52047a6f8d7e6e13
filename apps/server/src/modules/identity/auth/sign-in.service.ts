import { audit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { ProblemError } from '../../../platform/problem.ts';
import { systemScope, type Caller, type Scope } from '../../../platform/scope.ts';
import type { Identity } from '../identity.ts';
import { newSessionScope, openSession, type SignedIn } from '../sessions/open-session.ts';
import { checkSecondFactor } from '../two-factor/second-factor.ts';
import * as queries from './sign-in.queries.ts';

interface Credentials {
  email: string;
  password: string;
  code?: string | undefined;
}

/**
 * Signs a user in with his password and, when he has set one up, his second factor. Unknown address, wrong password,
 * inactive and locked account get the same answer after the same work.
 * @throws ProblemError `invalid_credentials`, or, only after the right password, `two_factor_required`
 */
export async function signIn(
  caller: Caller,
  credentials: Credentials,
  identity: Identity,
): Promise<SignedIn> {
  const { db } = caller.platform;
  // No address contains a null character, and no database can be asked about one.
  const email = credentials.email.replaceAll('\0', ' ');
  const candidate = await db.system((tx) => queries.beginAttempt(tx, email, caller.now));
  const isRight = await identity.passwords.matches(credentials.password, candidate?.password_hash);
  if (candidate && isRight) {
    const scope = newSessionScope(caller, { ...candidate, user_id: candidate.id });
    const outcome = await db.transact(scope, (tx) =>
      enter(tx, scope, { candidate, code: credentials.code }),
    );
    if (outcome instanceof ProblemError) throw outcome;
    if (outcome) return outcome;
  }
  if (candidate) identity.later(caller.platform, () => noteFailure(caller, candidate));
  throw new ProblemError('invalid_credentials');
}

interface Attempt {
  candidate: queries.Candidate;
  code: string | undefined;
}

/** @returns the problem instead of throwing it: what was counted must be committed */
async function enter(
  tx: Tx,
  scope: Scope,
  { candidate, code }: Attempt,
): Promise<SignedIn | ProblemError | undefined> {
  const user = await queries.lockCandidate(tx, scope, candidate);
  if (!user) return undefined;
  const entity = { entity: 'user', entity_id: candidate.id };
  if (user.two_factor_enabled_at !== null) {
    if (code === undefined) {
      await queries.withdrawAttempt(tx, scope, candidate.id);
      return new ProblemError('two_factor_required');
    }
    if (!(await checkSecondFactor(tx, scope, { user, code }))) {
      await audit(tx, scope, { action: 'user.second_factor_failed', ...entity });
      return wrongCode();
    }
  }
  const signedIn = await openSession(tx, scope);
  await audit(tx, scope, { action: 'user.logged_in', ...entity });
  return signedIn;
}

function wrongCode(): ProblemError {
  const message = 'This code is not valid. Wait for the next one and try again.';
  return new ProblemError('two_factor_required', {
    detail: message,
    errors: [{ path: 'code', code: 'wrong', message }],
  });
}

/** The trail of the account shows who tried in vain; written after the answer, whose time must not tell. */
async function noteFailure(caller: Caller, candidate: queries.Candidate): Promise<void> {
  const scope: Scope = {
    ...systemScope(caller.platform, candidate.org_id, 'sign-in'),
    ...caller,
  };
  await caller.platform.db.transact(scope, async (tx) => {
    const action = candidate.is_last_attempt ? 'user.locked_out' : 'user.login_failed';
    await audit(tx, scope, { action, entity: 'user', entity_id: candidate.id });
  });
}
