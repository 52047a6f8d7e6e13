import type { Module } from '../../platform/module.ts';
import { registerAuth } from './auth/auth.routes.ts';
import { openIdentity, type IdentityOptions } from './identity.ts';
import { userAuthenticator } from './sessions/user-authenticator.ts';
import { registerSetup } from './setup/setup.routes.ts';

export type { IdentityOptions } from './identity.ts';
export { setupToken } from './setup/setup-token.ts';

/** Organizations, users, sessions and API keys: who may come in, and what he may do. */
export function identity(options: IdentityOptions = {}): Module {
  const room = openIdentity(options);
  return {
    name: 'identity',
    authenticators: [userAuthenticator(room)],
    routes(api) {
      room.sessions.follow(api.platform.live);
      registerSetup(api, room);
      registerAuth(api, room);
    },
  };
}
