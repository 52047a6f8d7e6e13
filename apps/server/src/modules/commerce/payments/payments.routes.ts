import { contracts } from '@atrium/contract/commerce/contracts.ts';
import { orders } from '@atrium/contract/commerce/orders.ts';
import { payments } from '@atrium/contract/commerce/payments.ts';
import type { Api } from '../../../platform/http/index.ts';
import { listOfAccount } from '../../crm/index.ts';
import * as reads from './payments.reads.ts';
import * as service from './payments.service.ts';

export function registerPayments(api: Api): void {
  api.handle(payments.list, ({ scope, query }) => reads.list(scope, query));
  api.handle(payments.export, ({ scope, query }) => reads.exportAll(scope, query));
  api.handle(payments.get, ({ scope, params }) => reads.get(scope, params.id));
  api.handle(payments.history, ({ scope, params, query }) =>
    reads.history(scope, params.id, query),
  );
  api.handle(payments.timeline, ({ scope, params, query }) =>
    reads.timeline(scope, params.id, query),
  );
  api.handle(payments.ofAccount, ({ scope, params, query }) =>
    listOfAccount(scope, { id: params.id, query }, reads.listIn),
  );
  api.handle(payments.create, ({ scope, body }) => service.create(scope, body));
  api.handle(payments.update, ({ scope, params, body }) => service.update(scope, params.id, body));
  for (const [kind, routes] of [
    ['order', orders],
    ['contract', contracts],
  ] as const) {
    api.handle(routes.pay, ({ scope, params, body }) =>
      service.pay(scope, { kind, id: params.id }, body),
    );
    api.handle(routes.payments, ({ scope, params }) =>
      service.listFor(scope, { kind, id: params.id }),
    );
  }
}
