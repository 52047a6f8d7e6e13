import { contracts } from '@atrium/contract/commerce/contracts.ts';
import { orders } from '@atrium/contract/commerce/orders.ts';
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
import { ContractStatus } from '../../../commerce/contracts/ContractStatus.tsx';
import { cycleWords } from '../../../commerce/contracts/cycle-words.ts';
import { OrderStatus } from '../../../commerce/orders/OrderStatus.tsx';
import { paymentMethodWords } from '../../../commerce/payments/payment-methods.ts';
import { PaymentStatus } from '../../../commerce/payments/PaymentStatus.tsx';

const of = (id: number) => ({ account_id: String(id) });
const firstOf = (id: number) => ({ ...of(id), per_page: String(RELATED_ROWS) });

/** The orders of an account. */
export function AccountOrders({ id }: { id: number }) {
  const { data } = useQuery(listQueryOptions('orders', orders.list, firstOf(id)));
  return (
    <RelatedCard
      type="order"
      title={t('crm.accounts.orders')}
      total={data?.total}
      empty={t('crm.accounts.orders_empty')}
      all={{ to: '/orders', search: of(id) }}
    >
      <Stack gap="xs">
        {data?.rows.map((order) => (
          <RelatedLine
            key={order.id}
            to={`/orders/${order.id}`}
            name={order.number}
            note={
              <>
                <OrderStatus status={order.status} /> · <Day date={order.order_date} />
              </>
            }
            aside={<Money amount={order.calculated_total} />}
          />
        ))}
      </Stack>
    </RelatedCard>
  );
}

/** The recurring agreements with an account. */
export function AccountContracts({ id }: { id: number }) {
  const { data } = useQuery(listQueryOptions('contracts', contracts.list, firstOf(id)));
  return (
    <RelatedCard
      type="contract"
      title={t('crm.accounts.contracts')}
      total={data?.total}
      empty={t('crm.accounts.contracts_empty')}
      all={{ to: '/contracts', search: of(id) }}
    >
      <Stack gap="xs">
        {data?.rows.map((contract) => (
          <RelatedLine
            key={contract.id}
            to={`/contracts/${contract.id}`}
            name={contract.number}
            note={
              <>
                <ContractStatus status={contract.status} /> · {cycleWords()[contract.billing_cycle]}{' '}
                · <Day date={contract.start_date} />
              </>
            }
            aside={<Money amount={contract.cycle_total} />}
          />
        ))}
      </Stack>
    </RelatedCard>
  );
}

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
