import { auth } from '@atrium/contract/identity/auth.ts';
import type { Api } from '../../../platform/http/index.ts';
import { getOrganization, updateOrganization } from './organization.service.ts';

export function registerOrganization(api: Api): void {
  api.handle(auth.organization, ({ scope }) => getOrganization(scope));
  api.handle(auth.updateOrganization, ({ scope, body }) => updateOrganization(scope, body));
}
