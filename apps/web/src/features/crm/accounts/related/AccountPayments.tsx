import { payments } from '@atrium/contract/commerce/payments.ts';
import { RELATED_ROWS } from '@atrium/contract/crm/accounts.ts';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../../lib/i18n.ts';
import { listQueryOptions } from '../../../../lib/lists/list-query.ts';
import { RelatedCard } from '../../../../ui/record-page/RelatedCard.tsx';
import { RelatedLine } from '../../../../ui/record-page/RelatedLine.tsx';
import { Day } from '../../../../ui/value/Day.tsx';
import { Money } from '../../../../ui/value/Money.tsx';
import { paymentMethodWords } from '../../../commerce/payments/payment-methods.ts';
import { PaymentStatus } from '../../../commerce/payments/PaymentStatus.tsx';

const of = (id: number) => ({ account_id: String(id) });
const firstOf = (id: number) => ({ ...of(id), per_page: String(RELATED_ROWS) });

/** What an account has paid; a payment stands on the page of its order or contract. */
export function AccountPayments({ id }: { id: number }) {
  const { data } = useQuery(listQueryOptions('payments', payments.list, firstOf(id)));
  return (
    <RelatedCard
      type="payment"
      title={t('crm.accounts.payments')}
      total={data?.total}
      empty={t('crm.accounts.payments_empty')}
      all={{ to: '/payments', search: of(id) }}
    >
      <Stack gap="xs">
        {data?.rows.map((payment) => (
          <RelatedLine
            key={payment.id}
            to={
              payment.order_id === null
                ? `/contracts/${payment.contract_id}`
                : `/orders/${payment.order_id}`
            }
            name={payment.order_number ?? payment.contract_number ?? ''}
            note={
              <>
                <PaymentStatus status={payment.status} /> ·{' '}
                {paymentMethodWords()[payment.payment_method]} · <Day date={payment.payment_date} />
              </>
            }
            aside={
              <span
                style={payment.status === 'Void' ? { textDecoration: 'line-through' } : undefined}
              >
                <Money amount={payment.amount} />
              </span>
            }
          />
        ))}
      </Stack>
    </RelatedCard>
  );
}
