import type { Order, OrderDetail, orders } from '@atrium/contract/commerce/orders.ts';
import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { authorize } from '../../../platform/policy.ts';
import { bulkUpdate, readsOf, updateRecord } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { checkReferences } from '../../crm/index.ts';
import { paymentsOf } from '../payments/payments.reads.ts';
import { checkStatusByHand } from './order-status.ts';
import { canOrder } from './orders.policy.ts';
import { listLines, table, type OrderRow } from './orders.queries.ts';

const ENTITY = 'order';

function present(scope: Scope, row: OrderRow): Order {
  return { ...row, can: canOrder(scope, row) };
}

const reads = readsOf({
  entity: ENTITY,
  table,
  present,
  csv: [
    'id',
    'number',
    'order_date',
    'status',
    'account_name',
    'opportunity_name',
    'calculated_total',
    'paid_total',
    'balance_due',
    'created_at',
  ],
});
export const { list, listIn, exportAll, history, timeline, read } = reads;

export function get(scope: Scope, id: number): Promise<OrderDetail> {
  return scope.platform.db.transact(scope, (tx) => readDetail(tx, scope, id));
}

/** The order with its lines and payments. */
export async function readDetail(tx: Tx, scope: Scope, id: number): Promise<OrderDetail> {
  return {
    ...(await read(tx, scope, id)),
    line_items: await listLines(tx, scope, id),
    payments: await paymentsOf(tx, scope, { kind: 'order', id }),
  };
}

type Changes = BodyOf<(typeof orders)['update']>;

/** Fulfils or cancels an order, or gives it to somebody else: nothing else of it changes. */
export function update(scope: Scope, id: number, given: Changes): Promise<OrderDetail> {
  const { confirm = false, version, status, owner_id } = given;
  return scope.platform.db.transact(scope, async (tx) => {
    const updated = await updateRecord(tx, scope, {
      entity: ENTITY,
      changes: { version, status, owner_id },
      lock: (inner) => table.lock(inner, scope, id),
      async check(row, wanted, inner) {
        authorize(
          canOrder(scope, row).update,
          'Only its owner or an administrator changes an order',
        );
        if (wanted.status !== undefined)
          checkStatusByHand({ from: row.status, to: wanted.status }, confirm);
        await checkReferences(inner, scope, { wanted, before: row });
      },
      write: (inner, columns) => table.update(inner, scope, { id, ...columns }),
      present: (inner) => readDetail(inner, scope, id),
      news(row, wanted) {
        if (wanted.status === undefined || wanted.status === row.status) return undefined;
        const verb = wanted.status.toLowerCase();
        return { action: `order.${verb}`, summary: `Order ${row.number} ${verb}` };
      },
    });
    return updated as OrderDetail;
  });
}

export function bulk(scope: Scope, body: BodyOf<(typeof orders)['bulk']>) {
  return bulkUpdate(body, (id, changes) => update(scope, id, changes));
}
