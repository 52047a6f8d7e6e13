import { savedViews } from '@atrium/contract/identity/saved-views.ts';
import type { Api } from '../../../platform/http/index.ts';
import * as service from './saved-views.service.ts';

export function registerSavedViews(api: Api): void {
  api.handle(savedViews.list, ({ scope, query }) => service.list(scope, query.entity));
  api.handle(savedViews.create, ({ scope, body }) => service.create(scope, body));
  api.handle(savedViews.update, ({ scope, params, body }) =>
    service.update(scope, params.id, body),
  );
  api.handle(savedViews.remove, ({ scope, params }) => service.remove(scope, params.id));
}
