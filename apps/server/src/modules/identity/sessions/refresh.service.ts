import { audit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { ProblemError } from '../../../platform/problem.ts';
import type { Caller, Scope } from '../../../platform/scope.ts';
import { userScope } from '../auth/user-scope.ts';
import type { Identity } from '../identity.ts';
import { renewAccess, sessionEnd, type SignedIn } from './open-session.ts';
import { nextRefreshToken, readRefreshToken, type RefreshToken } from './refresh-token.ts';
import * as queries from './sessions.queries.ts';
import { endSessions } from './sessions.service.ts';

/** Two tabs may send the same token within this time of each other. */
const GRACE_MS = 10_000;

/**
 * Exchanges a refresh token for a new pair. A token that was exchanged before means that two parties hold it, and one
 * of them stole it: the session ends for both. The one exception is the last token within ten seconds, when it is
 * two tabs or a lost answer: it is given the very successor that was given before, so nothing is gained by it that
 * the successor would not give, and whoever uses that a second time is found out in turn.
 * @throws ProblemError `unauthenticated`
 */
export async function refreshSession(
  caller: Caller,
  input: { refresh_token: string | undefined },
  identity: Identity,
): Promise<SignedIn> {
  const { db, secrets } = caller.platform;
  const given = input.refresh_token && readRefreshToken(secrets, input.refresh_token);
  if (!given) throw new ProblemError('unauthenticated');
  const result = await db.system((tx) => exchange(tx, caller, given));
  if (!result) {
    identity.sessions.forgetSession(given.sessionId);
    throw new ProblemError('unauthenticated');
  }
  return result;
}

/** @returns nothing when the session is over; a stolen token's end must be committed, so nothing is thrown */
async function exchange(
  tx: Tx,
  caller: Caller,
  given: RefreshToken,
): Promise<SignedIn | undefined> {
  const session = await queries.lockForRefresh(tx, given.sessionId);
  const isOpen =
    session?.is_active && !session.revoked_at && new Date(session.expires_at) > caller.now;
  if (!isOpen) return undefined;
  const scope = userScope(caller, { ...session, session_id: session.id });
  const next = nextRefreshToken(caller.platform.secrets, given);
  if (session.refresh_hash === given.hash) {
    await queries.rotate(tx, scope, {
      id: session.id,
      refresh_hash: next.hash,
      previous_refresh_hash: given.hash,
      expires_at: sessionEnd(caller.now),
    });
  } else if (!isTwin(session, given, caller.now)) {
    await endStolen(tx, scope, session);
    return undefined;
  }
  return { ...(await renewAccess(tx, scope)), refresh_token: next.token };
}

function isTwin(session: queries.RefreshedSession, given: RefreshToken, now: Date): boolean {
  const age = now.getTime() - new Date(session.rotated_at).getTime();
  return session.previous_refresh_hash === given.hash && age <= GRACE_MS;
}

async function endStolen(tx: Tx, scope: Scope, session: queries.RefreshedSession): Promise<void> {
  await endSessions(tx, scope, { userId: session.user_id, only: session.id });
  await audit(tx, scope, {
    action: 'session.refresh_token_reused',
    entity: 'session',
    entity_id: session.id,
  });
}
