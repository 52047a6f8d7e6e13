import type { FastifyRequest } from 'fastify';
import type { Authenticator } from '../../../platform/module.ts';
import type { Caller, Scope } from '../../../platform/scope.ts';
import { ACCESS_COOKIE } from '../auth/cookies.ts';
import { userScope } from '../auth/user-scope.ts';
import type { Identity } from '../identity.ts';
import { readAccessToken } from './access-token.ts';
import * as queries from './sessions.queries.ts';

/** How often it is written down that a session is in use. */
const SEEN_EVERY_MS = 60_000;

/** The token of an `Authorization: Bearer` header. */
export function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/**
 * Users in a session, by cookie or Bearer. The token says which session; whether that session, its user and his role
 * still stand is looked up each time, so ending one works at once.
 */
export function userAuthenticator(identity: Identity): Authenticator {
  return {
    kind: 'staff',
    async authenticate(request, caller) {
      const token = bearerOf(request) ?? request.cookies[ACCESS_COOKIE];
      const claims = token === undefined ? undefined : await readAccessToken(caller, token);
      if (!claims) return null;
      const session = await identity.sessions.find(caller, claims.sessionId);
      if (!session || !isOpen(session, caller) || session.user_id !== claims.userId) return null;
      const scope = userScope(caller, { ...session, session_id: session.id });
      await noteUse(scope, session);
      return scope;
    },
  };
}

function isOpen(session: queries.LiveSession, caller: Caller): boolean {
  return (
    session.is_active && session.revoked_at === null && new Date(session.expires_at) > caller.now
  );
}

async function noteUse(scope: Scope, session: queries.LiveSession): Promise<void> {
  const before = new Date(scope.now.getTime() - SEEN_EVERY_MS);
  if (new Date(session.last_seen_at) > before) return;
  session.last_seen_at = scope.now.toISOString();
  await scope.platform.db.transact(scope, (tx) =>
    queries.touch(tx, scope, { id: session.id, before }),
  );
}
