import { auth } from '@atrium/contract/identity/auth.ts';
import type { Api } from '../../../platform/http/index.ts';
import { setSessionCookies } from '../auth/cookies.ts';
import type { Identity } from '../identity.ts';
import { changePassword } from './change-password.service.ts';
import { forgotPassword, resetPassword } from './reset-password.service.ts';

export function registerPasswords(api: Api, identity: Identity): void {
  api.handle(auth.forgotPassword, ({ caller, body }) => forgotPassword(caller, body, identity));
  api.handle(auth.resetPassword, ({ caller, body }) => resetPassword(caller, body, identity));
  api.handle(auth.changePassword, async ({ scope, body, http }) => {
    const signedIn = await changePassword(scope, body, identity);
    setSessionCookies(api.platform, http, signedIn);
    return signedIn;
  });
}
