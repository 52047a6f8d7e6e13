import type { Http } from '../../../platform/http/index.ts';
import { publicUrl } from '../../../platform/http/index.ts';
import type { Platform } from '../../../platform/scope.ts';
import { ACCESS_TOKEN_SECONDS } from '../sessions/access-token.ts';
import { SESSION_SECONDS } from '../sessions/open-session.ts';

export const ACCESS_COOKIE = 'atrium_access';
export const REFRESH_COOKIE = 'atrium_refresh';

/** The refresh token goes only where it is needed, below `/api`, the first paths included. */
const PATHS = { [ACCESS_COOKIE]: '/', [REFRESH_COOKIE]: '/api' };

export interface SessionTokens {
  token: string;
  /** Absent when the session keeps the one it has. */
  refresh_token?: string;
}

function optionsOf(platform: Platform, name: keyof typeof PATHS) {
  const secure = publicUrl(platform).startsWith('https:');
  return { path: PATHS[name], httpOnly: true, sameSite: 'lax' as const, secure };
}

/** Gives the browser what it needs to stay signed in; no script can read it. */
export function setSessionCookies(platform: Platform, http: Http, tokens: SessionTokens): void {
  const access = optionsOf(platform, ACCESS_COOKIE);
  http.reply.setCookie(ACCESS_COOKIE, tokens.token, { ...access, maxAge: ACCESS_TOKEN_SECONDS });
  if (tokens.refresh_token === undefined) return;
  const refresh = optionsOf(platform, REFRESH_COOKIE);
  http.reply.setCookie(REFRESH_COOKIE, tokens.refresh_token, {
    ...refresh,
    maxAge: SESSION_SECONDS,
  });
}

export function clearSessionCookies(platform: Platform, http: Http): void {
  http.reply.clearCookie(ACCESS_COOKIE, optionsOf(platform, ACCESS_COOKIE));
  http.reply.clearCookie(REFRESH_COOKIE, optionsOf(platform, REFRESH_COOKIE));
}
