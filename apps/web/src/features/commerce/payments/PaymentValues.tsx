import type { Payment } from '@atrium/contract/commerce/payments.ts';
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { daysText } from '../../../lib/time.ts';
import { Money } from '../../../ui/value/Money.tsx';
import { Dash } from '../../../ui/value/When.tsx';

/** What was paid; a void payment is struck through. */
export function PaymentAmount({ payment }: { payment: Pick<Payment, 'amount' | 'status'> }) {
  const amount = <Money amount={payment.amount} />;
  return payment.status === 'Void' ? <s>{amount}</s> : amount;
}

/** The days of service that a payment covers, where it is for a retainer. */
export function ServicePeriod({
  payment,
}: {
  payment: Pick<Payment, 'service_period_start' | 'service_period_end'>;
}) {
  const { service_period_start: start, service_period_end: end } = payment;
  if (!start || !end) return <Dash />;
  return <span>{daysText(start, end)}</span>;
}

/** The order or contract that a payment is for. */
export function PaidLink({ payment }: { payment: Payment }) {
  const { order_id, order_number, contract_id, contract_number } = payment;
  const to = order_id === null ? `/contracts/${contract_id}` : `/orders/${order_id}`;
  return (
    <Anchor component={Link} to={to} inherit>
      {order_number ?? contract_number}
    </Anchor>
  );
}
