import type { Order } from '@atrium/contract/commerce/orders.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { emit } from '../../../platform/events/emit.ts';
import type { Scope } from '../../../platform/scope.ts';
import { statusByPayments } from '../orders/order-status.ts';
import { followPayments, sumsOf, type Parent } from './parents.queries.ts';

/** What became of a payment: `payment_voided`, "Payment of $2,500.00 voided". */
interface Happening {
  what: string;
  summary: string;
  payment_id: number;
}

/** After every change to its payments: the status of an order follows their sum, and its history tells of it. */
export async function settle(
  tx: Tx,
  scope: Scope,
  { parent, happening }: { parent: Parent; happening: Happening },
): Promise<void> {
  const status = await statusNow(tx, scope, parent);
  await followPayments(tx, scope, { ...parent, status });
  if (status !== parent.status) await noteStatus(tx, scope, { parent, status });
  const { what, payment_id } = happening;
  const ends = status === parent.status ? '' : `: ${status}`;
  emit(tx, scope, {
    type: `${parent.kind}.${what}`,
    subject: { type: parent.kind, id: parent.id },
    summary: happening.summary + ends,
    data: { payment_id, status },
    live: { version: parent.version + 1, payment_id },
  });
}

async function statusNow(tx: Tx, scope: Scope, parent: Parent): Promise<string> {
  if (parent.kind === 'contract') return parent.status;
  return statusByPayments(parent.status as Order['status'], await sumsOf(tx, scope, parent.id));
}

async function noteStatus(
  tx: Tx,
  scope: Scope,
  { parent, status }: { parent: Parent; status: string },
): Promise<void> {
  await audit(tx, scope, {
    action: `${parent.kind}.updated`,
    entity: parent.kind,
    entity_id: parent.id,
    changes: { status: [parent.status, status] },
  });
}
