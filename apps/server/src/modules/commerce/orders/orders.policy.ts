import type { Order } from '@atrium/contract/commerce/orders.ts';
import { may } from '../../../platform/policy.ts';
import type { Scope } from '../../../platform/scope.ts';
import { mayLogPayment, mayManagePayments } from '../payments/payments.policy.ts';
import { mayBecome } from './order-status.ts';

/**
 * What the caller may do with an order. Its owner decides about its payments; so nobody makes himself the owner but by
 * the owner or an administrator.
 */
export function canOrder(scope: Scope, order: Pick<Order, 'status' | 'owner_id'>) {
  const write = may(scope, 'crm.write');
  return {
    update: write && mayManagePayments(scope, order.owner_id),
    fulfill: write && mayBecome(order.status, 'Fulfilled'),
    cancel: write && mayBecome(order.status, 'Cancelled'),
    pay: mayLogPayment(scope, order),
  };
}
