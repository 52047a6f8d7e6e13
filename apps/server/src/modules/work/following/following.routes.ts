import { following } from '@atrium/contract/work/on-records/following.ts';
import type { Api } from '../../../platform/http/index.ts';
import * as service from './following.service.ts';

export function registerFollowing(api: Api): void {
  api.handle(following.get, ({ scope, query }) => service.get(scope, query));
  api.handle(following.set, ({ scope, body }) => service.set(scope, body));
}
