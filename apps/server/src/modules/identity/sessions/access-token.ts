import { jwtVerify, SignJWT } from 'jose';
import type { Caller } from '../../../platform/scope.ts';

export const ACCESS_TOKEN_SECONDS = 15 * 60;

/** What an access token says: which session it stands for. Everything else is looked up. */
export interface AccessClaims {
  org: number;
  userId: number;
  sessionId: string;
}

/** A JWT (RFC 7519, HS256) that is good for fifteen minutes, if the session lives that long. */
export function signAccessToken(caller: Caller, claims: AccessClaims): Promise<string> {
  const issuedAt = Math.floor(caller.now.getTime() / 1000);
  return new SignJWT({ org: claims.org, sid: claims.sessionId })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(String(claims.userId))
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ACCESS_TOKEN_SECONDS)
    .sign(caller.platform.secrets.key('access-token'));
}

/** The claims of a token that we signed and that has not expired. */
export async function readAccessToken(
  caller: Caller,
  token: string,
): Promise<AccessClaims | undefined> {
  try {
    const { payload } = await jwtVerify(token, caller.platform.secrets.key('access-token'), {
      algorithms: ['HS256'],
      currentDate: caller.now,
      requiredClaims: ['sub', 'exp', 'org', 'sid'],
    });
    return {
      org: Number(payload.org),
      userId: Number(payload.sub),
      sessionId: String(payload.sid),
    };
  } catch {
    return undefined;
  }
}
