import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { Me } from '@atrium/contract/identity/auth.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Caller, Scope } from '../../../platform/scope.ts';
import { readMe } from '../auth/profile.queries.ts';
import { noteSignIn } from '../auth/sign-in.queries.ts';
import { signedInUser, userScope, type SessionUser } from '../auth/user-scope.ts';
import { signAccessToken } from './access-token.ts';
import { firstRefreshToken } from './refresh-token.ts';
import * as queries from './sessions.queries.ts';

export const SESSION_SECONDS = 7 * 24 * 60 * 60;

/** The answer to whoever has just proved who he is. */
export interface SignedIn {
  token: string;
  refresh_token?: string;
  user: Me;
}

/** When a session that is used now will have ended, if it is not used again. */
export function sessionEnd(now: Date): string {
  return new Date(now.getTime() + SESSION_SECONDS * 1000).toISOString();
}

/** An id for a session that is about to begin; it is needed to say who does it. */
export function newSessionScope(caller: Caller, user: Omit<SessionUser, 'session_id'>): Scope {
  return userScope(caller, { ...user, session_id: uuidv7(caller.now.getTime()) });
}

/** Begins the session that the scope names; the failures before it are forgotten. */
export async function openSession(tx: Tx, scope: Scope): Promise<SignedIn> {
  const claims = claimsOf(scope);
  const { secrets } = scope.platform;
  const refresh = firstRefreshToken(secrets, claims.sessionId);
  await noteSignIn(tx, scope, claims.userId);
  await queries.insert(tx, scope, {
    id: claims.sessionId,
    user_id: claims.userId,
    refresh_hash: refresh.hash,
    expires_at: sessionEnd(scope.now),
  });
  return {
    token: await signAccessToken(scope, claims),
    refresh_token: refresh.token,
    user: await readMe(tx, scope),
  };
}

/** A new access token for the session of the scope. */
export async function renewAccess(tx: Tx, scope: Scope): Promise<SignedIn> {
  return { token: await signAccessToken(scope, claimsOf(scope)), user: await readMe(tx, scope) };
}

function claimsOf(scope: Scope) {
  const { id, sessionId } = signedInUser(scope);
  return { org: scope.org, userId: id, sessionId };
}
