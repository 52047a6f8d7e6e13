import { apiKeys } from '@atrium/contract/identity/api-keys.ts';
import type { Api } from '../../../platform/http/index.ts';
import * as service from './api-keys.service.ts';

export function registerApiKeys(api: Api): void {
  api.handle(apiKeys.list, ({ scope }) => service.listKeys(scope));
  api.handle(apiKeys.create, ({ scope, body }) => service.createKey(scope, body));
  api.handle(apiKeys.revoke, ({ scope, params }) => service.revokeKey(scope, params));
}
