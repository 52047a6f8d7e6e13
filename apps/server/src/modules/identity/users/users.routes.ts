import { users } from '@atrium/contract/identity/users.ts';
import type { Api } from '../../../platform/http/index.ts';
import type { Identity } from '../identity.ts';
import { create, resetPassword, resetTwoFactor } from './new-user.service.ts';
import * as service from './users.service.ts';

export function registerUsers(api: Api, identity: Identity): void {
  api.handle(users.list, ({ scope, query }) => service.list(scope, query));
  api.handle(users.export, ({ scope, query }) => service.exportAll(scope, query));
  api.handle(users.get, ({ scope, params }) => service.get(scope, params.id));
  api.handle(users.create, ({ scope, body }) => create(scope, body, identity));
  api.handle(users.update, ({ scope, params, body }) =>
    service.update(scope, { id: params.id, changes: body }, identity),
  );
  api.handle(users.resetPassword, ({ scope, params }) => resetPassword(scope, params, identity));
  api.handle(users.resetTwoFactor, ({ scope, params }) => resetTwoFactor(scope, params, identity));
}
