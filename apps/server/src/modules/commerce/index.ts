import type { Module } from '../../platform/module.ts';
import { relatedBy } from '../../platform/records/index.ts';
import type { Neighbors } from '../crm/index.ts';
import { registerContracts } from './contracts/contracts.routes.ts';
import { nightlyContracts } from './contracts/nightly/nightly.ts';
import { registerOrders } from './orders/orders.routes.ts';
import { registerPayments } from './payments/payments.routes.ts';
import { registerRetainers } from './retainers/retainers.routes.ts';
import { registerPapers } from './papers/papers.routes.ts';

// What reports ask.
export { sumOverdue } from './retainers/grid.queries.ts';
export { mrrIn as readMrr } from './retainers/retainers.service.ts';
// For the demo agency.
export { generate as generateContract } from './contracts/create.service.ts';
export { generate as generateOrder } from './orders/generate.service.ts';
export { update as updateOrder } from './orders/orders.service.ts';
export { pay as logPayment, update as updatePayment } from './payments/payments.service.ts';

/** What this room hangs on the records of sales: it moves when two accounts become one, and stands against an undo. */
export const hungOnSales: Neighbors = {
  related: [
    relatedBy('account', { entity: 'order', table: 'orders', column: 'account_id' }),
    relatedBy('account', { entity: 'contract', table: 'contracts', column: 'account_id' }),
    relatedBy('opportunity', { entity: 'order', table: 'orders', column: 'opportunity_id' }),
    relatedBy('opportunity', { entity: 'contract', table: 'contracts', column: 'opportunity_id' }),
  ],
  onConvert: [],
  onUndo: [],
};

/** Orders, contracts, payments, and the reports on money that comes again. */
export const commerce: Module = {
  name: 'commerce',
  jobs: [nightlyContracts],
  routes(api) {
    registerOrders(api);
    registerPayments(api);
    registerContracts(api);
    registerRetainers(api);
    registerPapers(api);
  },
};
