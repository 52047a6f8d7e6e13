import { auth } from '@atrium/contract/identity/auth.ts';
import type { Api } from '../../../platform/http/index.ts';
import type { Identity } from '../identity.ts';
import { refreshSession } from '../sessions/refresh.service.ts';
import { endSession, listSessions, logOut } from '../sessions/sessions.service.ts';
import { clearSessionCookies, REFRESH_COOKIE, setSessionCookies } from './cookies.ts';
import { getMe, updateMe } from './profile.service.ts';
import { signIn } from './sign-in.service.ts';

export function registerAuth(api: Api, identity: Identity): void {
  const { platform } = api;
  api.handle(auth.login, async ({ caller, body, http }) => {
    const signedIn = await signIn(caller, body, identity);
    setSessionCookies(platform, http, signedIn);
    return signedIn;
  });
  api.handle(auth.refresh, async ({ caller, body, http }) => {
    const refresh_token = body?.refresh_token ?? http.request.cookies[REFRESH_COOKIE];
    const signedIn = await refreshSession(caller, { refresh_token }, identity);
    setSessionCookies(platform, http, signedIn);
    return signedIn;
  });
  api.handle(auth.logout, async ({ scope, body, http }) => {
    await logOut(scope, body ?? { everywhere: false }, identity);
    clearSessionCookies(platform, http);
  });
  api.handle(auth.me, ({ scope }) => getMe(scope));
  api.handle(auth.updateMe, ({ scope, body }) => updateMe(scope, body));
  api.handle(auth.sessions, ({ scope }) => listSessions(scope));
  api.handle(auth.endSession, ({ scope, params }) => endSession(scope, params, identity));
}
