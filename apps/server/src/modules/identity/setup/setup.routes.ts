import { auth } from '@atrium/contract/identity/auth.ts';
import type { Api } from '../../../platform/http/index.ts';
import { setSessionCookies } from '../auth/cookies.ts';
import type { Identity } from '../identity.ts';
import { setUp, setupState } from './setup.service.ts';
import { signUp, verifyEmail } from './signup.service.ts';

export function registerSetup(api: Api, identity: Identity): void {
  api.handle(auth.setupState, ({ caller }) => setupState(caller));
  api.handle(auth.setup, async ({ caller, body, http }) => {
    const signedIn = await setUp(caller, body, identity);
    setSessionCookies(api.platform, http, signedIn);
    return signedIn;
  });
  api.handle(auth.signup, ({ caller, body }) => signUp(caller, body, identity));
  api.handle(auth.verifyEmail, async ({ caller, body, http }) => {
    const signedIn = await verifyEmail(caller, body);
    setSessionCookies(api.platform, http, signedIn);
    return signedIn;
  });
}
