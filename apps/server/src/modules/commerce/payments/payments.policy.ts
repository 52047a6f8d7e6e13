import type { Payment } from '@atrium/contract/commerce/payments.ts';
import { may } from '../../../platform/policy.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';
import { leadsTo } from './payment-status.ts';

/** Everybody sees to the payments of his own orders and contracts, administrators to all. */
export function mayManagePayments(scope: Scope, owner_id: number): boolean {
  const isOwner = owner_id === userIdOf(scope);
  return may(scope, 'payments.write') && (isOwner || may(scope, 'payments.manage'));
}

/** Does an order or contract take payments? Not before it holds, and not when it has been cancelled. */
export function takesPayments(status: string): boolean {
  return status !== 'Draft' && status !== 'Cancelled';
}

/** Does it take them from the caller? */
export function mayLogPayment(scope: Scope, parent: { owner_id: number; status: string }): boolean {
  return mayManagePayments(scope, parent.owner_id) && takesPayments(parent.status);
}

/** What the caller may do with a payment; its order or contract has an owner. */
export function canPayment(
  scope: Scope,
  { status, owner_id }: { status: Payment['status']; owner_id: number },
) {
  const write = mayManagePayments(scope, owner_id);
  return {
    update: write,
    complete: write && leadsTo(status, 'Completed'),
    fail: write && leadsTo(status, 'Failed'),
    void: write && leadsTo(status, 'Void'),
  };
}
