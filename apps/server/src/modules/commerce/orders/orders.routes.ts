import { orders } from '@atrium/contract/commerce/orders.ts';
import type { Api } from '../../../platform/http/index.ts';
import { listOfAccount } from '../../crm/index.ts';
import { generate } from './generate.service.ts';
import * as service from './orders.service.ts';

export function registerOrders(api: Api): void {
  api.handle(orders.list, ({ scope, query }) => service.list(scope, query));
  api.handle(orders.export, ({ scope, query }) => service.exportAll(scope, query));
  api.handle(orders.get, ({ scope, params }) => service.get(scope, params.id));
  api.handle(orders.history, ({ scope, params, query }) =>
    service.history(scope, params.id, query),
  );
  api.handle(orders.timeline, ({ scope, params, query }) =>
    service.timeline(scope, params.id, query),
  );
  api.handle(orders.ofAccount, ({ scope, params, query }) =>
    listOfAccount(scope, { id: params.id, query }, service.listIn),
  );
  api.handle(orders.update, ({ scope, params, body }) => service.update(scope, params.id, body));
  api.handle(orders.bulk, ({ scope, body }) => service.bulk(scope, body));
  api.handle(orders.generate, ({ scope, params, body }) => generate(scope, params.id, body));
}
