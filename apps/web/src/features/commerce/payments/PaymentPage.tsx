import type { Payment } from '@atrium/contract/commerce/payments.ts';
import { PaymentUpdate } from '@atrium/contract/commerce/payments.ts';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { z } from 'zod';
import { t } from '../../../lib/i18n.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { PagePending } from '../../../ui/feedback/PagePending.tsx';
import type { Field } from '../../../ui/record-form/fields.ts';
import { WorkPast } from '../../work/past/WorkPast.tsx';
import { RecordPage } from '../../../ui/record-page/RecordPage.tsx';
import { Day } from '../../../ui/value/Day.tsx';
import { useMoney } from '../../../ui/value/Money.tsx';
import { PersonName } from '../../../ui/value/PersonName.tsx';
import { PaymentActions } from './moves/PaymentActions.tsx';
import { paymentFields } from './payment-fields.ts';
import { paymentMethodWords } from './payment-methods.ts';
import { PaymentStatus } from './PaymentStatus.tsx';
import { PaidLink, PaymentAmount, ServicePeriod } from './PaymentValues.tsx';
import { paymentQueries, useUpdatePayment } from './payments.queries.ts';

function factsOf(payment: Payment) {
  return [
    { label: t('commerce.payments.amount'), value: <PaymentAmount payment={payment} /> },
    { label: t('commerce.payments.parent'), value: <PaidLink payment={payment} /> },
    {
      label: t('commerce.payments.account'),
      value: (
        <Anchor component={Link} to={`/accounts/${payment.account_id}`} inherit>
          {payment.account_name}
        </Anchor>
      ),
    },
    {
      label: t('commerce.payments.payment_date'),
      value: <Day date={payment.payment_date} />,
    },
    {
      label: t('commerce.payments.service_period'),
      value: <ServicePeriod payment={payment} />,
    },
    {
      label: t('commerce.payments.logged_by'),
      value: <PersonName name={payment.created_by_name} />,
    },
  ];
}

/** What was paid never changes, only its notes do, and its status by the buttons. */
function sectionsOf(): { title: string; fields: Field[] }[] {
  const { notes, amount: _amount, status: _status, ...fixed } = paymentFields();
  return [
    {
      title: t('commerce.payments.details'),
      fields: Object.values(fixed).map((field) => ({ ...field, isFixed: true })),
    },
    { title: t('commerce.payments.notes'), fields: [notes] },
  ];
}

/** One payment: what it is for, what became of it, and the way to take it back. */
export function PaymentPage() {
  const { id = '' } = useParams({ strict: false });
  const { data: payment, error, refetch } = useQuery(paymentQueries.one(id));
  const update = useUpdatePayment();
  const money = useMoney();
  if (error && !payment) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!payment) return <PagePending />;
  return (
    <RecordPage<Payment>
      key={payment.id}
      type="payment"
      name={t('commerce.payments.one', { amount: money(payment.amount) })}
      mark={<PaymentStatus status={payment.status} />}
      facts={factsOf(payment)}
      actions={<PaymentActions payment={payment} />}
      row={payment}
      sections={sectionsOf()}
      show={{ payment_method: (row) => paymentMethodWords()[row.payment_method] }}
      shape={PaymentUpdate}
      save={(body) =>
        update.mutateAsync({ id: payment.id, body: body as z.input<typeof PaymentUpdate> })
      }
      canEdit={payment.can.update === true}
      middle={{
        label: t('ui.timeline'),
        content: (
          <WorkPast
            of={{ type: 'payment', id: payment.id }}
            timeline={paymentQueries.timeline(payment.id)}
            history={paymentQueries.history(payment.id)}
            fields={Object.values(paymentFields())}
          />
        ),
      }}
    />
  );
}
