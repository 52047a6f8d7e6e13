import type { Payment } from '@atrium/contract/commerce/payments.ts';
import { t } from '../../../lib/i18n.ts';
import { StatusBadge } from '../../../ui/value/StatusBadge.tsx';

const COLORS: Record<Payment['status'], string> = {
  Completed: 'green',
  Pending: 'amber',
  Failed: 'red',
  Void: 'gray',
};

/** The word of each status. */
export function paymentStatusWords(): Record<Payment['status'], string> {
  return {
    Completed: t('commerce.payments.completed'),
    Pending: t('commerce.payments.pending'),
    Failed: t('commerce.payments.failed'),
    Void: t('commerce.payments.void'),
  };
}

/** Whether the money of a payment counts. */
export function PaymentStatus({ status }: { status: Payment['status'] }) {
  return <StatusBadge color={COLORS[status]}>{paymentStatusWords()[status]}</StatusBadge>;
}
