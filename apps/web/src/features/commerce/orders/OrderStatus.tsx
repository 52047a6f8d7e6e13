import type { Order } from '@atrium/contract/commerce/orders.ts';
import { t } from '../../../lib/i18n.ts';
import { StatusBadge } from '../../../ui/value/StatusBadge.tsx';

const COLORS: Record<Order['status'], string> = {
  'Awaiting Payment': 'amber',
  'Partially Paid': 'sky',
  'Paid in Full': 'green',
  Fulfilled: 'indigo',
  Cancelled: 'gray',
};

/** The word of each status. */
export function orderStatusWords(): Record<Order['status'], string> {
  return {
    'Awaiting Payment': t('commerce.orders.awaiting_payment'),
    'Partially Paid': t('commerce.orders.partially_paid'),
    'Paid in Full': t('commerce.orders.paid_in_full'),
    Fulfilled: t('commerce.orders.fulfilled'),
    Cancelled: t('commerce.orders.cancelled'),
  };
}

/** Where an order stands between sold and done. */
export function OrderStatus({ status }: { status: Order['status'] }) {
  return <StatusBadge color={COLORS[status]}>{orderStatusWords()[status]}</StatusBadge>;
}
