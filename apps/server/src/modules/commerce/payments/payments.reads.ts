import type { Payment } from '@atrium/contract/commerce/payments.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { readsOf } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import type { ParentRef } from './parents.queries.ts';
import { canPayment } from './payments.policy.ts';
import { listOf, table, type PaymentRow } from './payments.queries.ts';

function present(scope: Scope, row: PaymentRow): Payment {
  return { ...row, can: canPayment(scope, row) };
}

const reads = readsOf({
  entity: 'payment',
  table,
  present,
  csv: [
    'id',
    'payment_date',
    'amount',
    'payment_method',
    'status',
    'account_name',
    'order_number',
    'contract_number',
    'transaction_id',
    'service_period_start',
    'service_period_end',
    'notes',
    'created_by_name',
    'created_at',
  ],
});
export const { list, listIn, exportAll, history, timeline, read } = reads;

/** Every payment for an order or a contract, or of these ids, newest first. */
export async function paymentsOf(
  tx: Tx,
  scope: Scope,
  given: ParentRef | { ids: readonly number[] },
): Promise<Payment[]> {
  return (await listOf(tx, scope, given)).map((row) => present(scope, row));
}

export function get(scope: Scope, id: number): Promise<Payment> {
  return scope.platform.db.transact(scope, (tx) => read(tx, scope, id));
}
