import type { Order } from '@atrium/contract/commerce/orders.ts';
import { compareMoney } from '@atrium/contract/core/money.ts';
import { fieldProblem } from '../../../platform/problem.ts';

type Status = Order['status'];

export interface Sums {
  calculated_total: string;
  paid_total: string;
}

/** These are set by hand and outlast every payment. */
const BY_HAND: readonly Status[] = ['Fulfilled', 'Cancelled'];

/** The status that payments give to an order; what was set by hand stays. What costs nothing is paid. */
export function statusByPayments(status: Status, { calculated_total, paid_total }: Sums): Status {
  if (BY_HAND.includes(status)) return status;
  if (compareMoney(paid_total, calculated_total) >= 0) return 'Paid in Full';
  return compareMoney(paid_total, '0.00') > 0 ? 'Partially Paid' : 'Awaiting Payment';
}

/** May an order go there by hand? Fulfilled and Cancelled are the ends of its way. */
export function mayBecome(from: Status, to: Status): boolean {
  return BY_HAND.includes(to) && !BY_HAND.includes(from);
}

/**
 * Refuses a status that cannot be set by hand.
 * @param isConfirmed fulfilling is meant although not everything has been paid
 * @throws ProblemError `rule` at the field
 */
export function checkStatusByHand(
  { from, to }: { from: Status; to: Status },
  isConfirmed: boolean,
): void {
  if (from === to) return;
  if (from === 'Cancelled')
    throw fieldProblem('status', 'final', 'This order has been cancelled and stays so');
  if (from === 'Fulfilled')
    throw fieldProblem(
      'status',
      'final',
      to === 'Cancelled'
        ? 'A fulfilled order cannot be cancelled'
        : 'This order has been fulfilled and stays so',
    );
  if (!mayBecome(from, to))
    throw fieldProblem('status', 'by_payments', `An order becomes ${to} by its payments alone`);
  if (to === 'Fulfilled' && from !== 'Paid in Full' && !isConfirmed)
    throw fieldProblem(
      'confirm',
      'required',
      'This order has not been paid in full: confirm that it is fulfilled all the same',
    );
}
