import { auth } from '@atrium/contract/identity/auth.ts';
import type { Api } from '../../../platform/http/index.ts';
import type { Identity } from '../identity.ts';
import * as service from './two-factor.service.ts';

export function registerTwoFactor(api: Api, identity: Identity): void {
  api.handle(auth.startTwoFactor, ({ scope, body }) =>
    service.startTwoFactor(scope, body, identity),
  );
  api.handle(auth.confirmTwoFactor, ({ scope, body }) => service.confirmTwoFactor(scope, body));
  api.handle(auth.stopTwoFactor, ({ scope, body }) => service.stopTwoFactor(scope, body, identity));
}
