import type { Module } from '../../platform/module.ts';
import { keyAuthenticator } from './api-keys/key-authenticator.ts';
import { registerApiKeys } from './api-keys/api-keys.routes.ts';
import { registerAuditLog } from './organization/audit-log.routes.ts';
import { registerAuth } from './auth/auth.routes.ts';
import { openIdentity, type IdentityOptions } from './identity.ts';
import { registerOrganization } from './organization/organization.routes.ts';
import { registerPasswords } from './passwords/passwords.routes.ts';
import { userAuthenticator } from './sessions/user-authenticator.ts';
import { registerSavedViews } from './saved-views/saved-views.routes.ts';
import { registerSetup } from './setup/setup.routes.ts';
import { registerTwoFactor } from './two-factor/two-factor.routes.ts';
import { registerUsers } from './users/users.routes.ts';

export type { IdentityOptions } from './identity.ts';
export { openPasswords } from './passwords/passwords.ts';
export { readOrganization } from './organization/organization.queries.ts';
export { foundOrganization } from './setup/found-organization.ts';
export { needsSetup } from './setup/setup.service.ts';
export { setupToken } from './setup/setup-token.ts';
export { insert as addUser } from './users/new-user.service.ts';

/** Organizations, users, sessions and API keys: who may come in, and what he may do. */
export function identity(options: IdentityOptions = {}): Module {
  const room = openIdentity(options);
  return {
    name: 'identity',
    authenticators: [keyAuthenticator, userAuthenticator(room)],
    routes(api) {
      room.sessions.follow(api.platform.live);
      registerSetup(api, room);
      registerAuth(api, room);
      registerPasswords(api, room);
      registerTwoFactor(api, room);
      registerUsers(api, room);
      registerApiKeys(api);
      registerOrganization(api);
      registerAuditLog(api);
      registerSavedViews(api);
    },
    start: () => Promise.resolve(() => room.settled()),
  };
}
