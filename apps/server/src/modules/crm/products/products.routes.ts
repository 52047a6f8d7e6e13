import { products } from '@atrium/contract/crm/products.ts';
import type { Api } from '../../../platform/http/index.ts';
import * as service from './products.service.ts';

export function registerProducts(api: Api): void {
  api.handle(products.list, ({ scope, query }) => service.list(scope, query));
  api.handle(products.export, ({ scope, query }) => service.exportAll(scope, query));
  api.handle(products.get, ({ scope, params }) => service.get(scope, params.id));
  api.handle(products.history, ({ scope, params, query }) =>
    service.history(scope, params.id, query),
  );
  api.handle(products.timeline, ({ scope, params, query }) =>
    service.timeline(scope, params.id, query),
  );
  api.handle(products.create, ({ scope, body }) => service.create(scope, body));
  api.handle(products.update, ({ scope, params, body }) => service.update(scope, params.id, body));
  api.handle(products.bulk, ({ scope, body }) => service.bulk(scope, body));
}
