import { retainers } from '@atrium/contract/commerce/retainers.ts';
import type { Api } from '../../../platform/http/index.ts';
import * as service from './retainers.service.ts';

export function registerRetainers(api: Api): void {
  for (const route of [retainers.grid, retainers.view, retainers.paymentsView])
    api.handle(route, ({ scope, query }) => service.grid(scope, query));
  api.handle(retainers.export, ({ scope, query }) => service.exportGrid(scope, query));
  api.handle(retainers.payments, ({ scope, query }) => service.payments(scope, query));
  api.handle(retainers.mrr, ({ scope, query }) => service.mrr(scope, query));
}
