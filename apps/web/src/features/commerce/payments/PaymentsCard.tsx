import type { Payment } from '@atrium/contract/commerce/payments.ts';
import { Anchor, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { t } from '../../../lib/i18n.ts';
import { RelatedCard } from '../../../ui/record-page/RelatedCard.tsx';
import { Day } from '../../../ui/value/Day.tsx';
import { PaymentMenu } from './moves/PaymentMenu.tsx';
import { paymentMethodWords } from './payment-methods.ts';
import { PaymentStatus } from './PaymentStatus.tsx';
import { PaymentAmount, ServicePeriod } from './PaymentValues.tsx';
import classes from './payments.module.css';

export interface PaymentsCardProps {
  payments: readonly Payment[];
  empty: string;
  action?: ReactNode;
}

function PaymentRow({ payment }: { payment: Payment }) {
  const { id, payment_date, payment_method, status, service_period_start } = payment;
  return (
    <Table.Tr data-void={status === 'Void' || undefined}>
      <Table.Td>
        <Anchor component={Link} to={`/payments/${id}`} fz="sm">
          <Day date={payment_date} />
        </Anchor>
        <Text fz="xs" c="dimmed">
          {paymentMethodWords()[payment_method]}
          {service_period_start && (
            <>
              {' · '}
              <ServicePeriod payment={payment} />
            </>
          )}
        </Text>
      </Table.Td>
      <Table.Td>
        <PaymentStatus status={status} />
      </Table.Td>
      <Table.Td ta="right">
        <PaymentAmount payment={payment} />
      </Table.Td>
      <Table.Td w={36} ta="right">
        <PaymentMenu payment={payment} />
      </Table.Td>
    </Table.Tr>
  );
}

/** The payments for an order or a contract; void ones are struck through. */
export function PaymentsCard({ payments, empty, action }: PaymentsCardProps) {
  return (
    <RelatedCard
      type="payment"
      title={t('commerce.payments.title')}
      total={payments.length}
      empty={empty}
      action={action}
    >
      <Table.ScrollContainer minWidth={320} type="native">
        <Table className={classes.payments} verticalSpacing={6} horizontalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('commerce.payments.payment_date')}</Table.Th>
              <Table.Th>{t('commerce.payments.status')}</Table.Th>
              <Table.Th ta="right">{t('commerce.payments.amount')}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {payments.map((payment) => (
              <PaymentRow key={payment.id} payment={payment} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </RelatedCard>
  );
}
