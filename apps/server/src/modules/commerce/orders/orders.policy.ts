import type { Order } from '@atrium/contract/commerce/orders.ts';
import { may } from '../../../platform/policy.ts';
import type { Scope } from '../../../platform/scope.ts';
import { mayLogPayment, mayManagePayments } from '../payments/payments.policy.ts';
import { mayBecome } from './order-status.ts';

/**
 * What the caller may do with an order. Its owner decides about it and its payments, and so does an administrator;
 * nobody else makes himself the owner.
 */
export function canOrder(scope: Scope, order: Pick<Order, 'status' | 'owner_id'>) {
  const update = may(scope, 'crm.write') && mayManagePayments(scope, order.owner_id);
  return {
    update,
    fulfill: update && mayBecome(order.status, 'Fulfilled'),
    cancel: update && mayBecome(order.status, 'Cancelled'),
    pay: mayLogPayment(scope, order),
  };
}
