import { clients } from '@atrium/contract/clients/clients.ts';
import type { Api } from '../../platform/http/index.ts';
import * as service from './clients.service.ts';
import * as visitors from './visitors/visitors.service.ts';

export function registerClients(api: Api): void {
  api.handle(clients.list, ({ scope, query }) => service.list(scope, query));
  api.handle(clients.export, ({ scope, query }) => service.exportAll(scope, query));
  api.handle(clients.get, ({ scope, params }) => service.get(scope, params.id));
  api.handle(clients.create, ({ scope, body }) => service.create(scope, body));
  api.handle(clients.update, ({ scope, params, body }) => service.update(scope, params.id, body));
  api.handle(clients.visitors, ({ scope, params }) => visitors.listOfClient(scope, params.id));
  api.handle(clients.history, ({ scope, params, query }) =>
    service.history(scope, params.id, query),
  );
  api.handle(clients.timeline, ({ scope, params, query }) =>
    service.timeline(scope, params.id, query),
  );
}
