import type { Payment } from '@atrium/contract/commerce/payments.ts';
import { t } from '../../../lib/i18n.ts';
import type { Column, FilterWords } from '../../../ui/data-table/types.ts';
import { Day } from '../../../ui/value/Day.tsx';
import { RecordLink } from '../../../ui/value/RecordLink.tsx';
import { Dash, When } from '../../../ui/value/When.tsx';
import { accountLookup } from '../../crm/accounts/accounts.queries.ts';
import { contractLookup } from '../contracts/contracts.queries.ts';
import { orderLookup } from '../orders/orders.queries.ts';
import { paymentMethodWords } from './payment-methods.ts';
import { PaymentStatus, paymentStatusWords } from './PaymentStatus.tsx';
import { PaidLink, PaymentAmount, ServicePeriod } from './PaymentValues.tsx';

/** The columns of the list of payments. */
export function paymentColumns(): Column<Payment>[] {
  return [
    {
      id: 'payment_date',
      label: t('commerce.payments.payment_date'),
      size: 130,
      cell: ({ payment_date }) => <Day date={payment_date} />,
    },
    {
      id: 'amount',
      label: t('commerce.payments.amount'),
      size: 130,
      align: 'right',
      cell: (payment) => <PaymentAmount payment={payment} />,
    },
    {
      id: 'payment_method',
      label: t('commerce.payments.method'),
      size: 130,
      cell: ({ payment_method }) => paymentMethodWords()[payment_method],
    },
    {
      id: 'status',
      label: t('commerce.payments.status'),
      size: 120,
      cell: ({ status }) => <PaymentStatus status={status} />,
    },
    {
      id: 'parent',
      label: t('commerce.payments.parent'),
      size: 140,
      cell: (payment) => <PaidLink payment={payment} />,
    },
    {
      id: 'account_name',
      label: t('commerce.payments.account'),
      size: 200,
      cell: ({ account_id, account_name }) => (
        <RecordLink type="account" id={account_id} name={account_name} />
      ),
    },
    {
      id: 'service_period_start',
      label: t('commerce.payments.service_period'),
      size: 200,
      cell: (payment) => <ServicePeriod payment={payment} />,
    },
    {
      id: 'created_by_name',
      label: t('commerce.payments.logged_by'),
      size: 150,
      cell: ({ created_by_name }) => created_by_name ?? <Dash />,
    },
    {
      id: 'transaction_id',
      label: t('commerce.payments.transaction_id'),
      size: 160,
      isHidden: true,
      cell: ({ transaction_id }) => transaction_id ?? <Dash />,
    },
    {
      id: 'created_at',
      label: t('commerce.payments.logged'),
      size: 120,
      isHidden: true,
      cell: ({ created_at }) => <When at={created_at} look="short" />,
    },
  ];
}

/** The words of the filterable columns. */
export function paymentFilters(): Record<string, FilterWords> {
  return {
    status: { label: t('commerce.payments.status'), choices: paymentStatusWords() },
    payment_date: { label: t('commerce.payments.payment_date') },
    payment_method: { label: t('commerce.payments.method'), choices: paymentMethodWords() },
    amount: { label: t('commerce.payments.amount') },
    account_id: { label: t('commerce.payments.account'), lookup: accountLookup },
    account_name: { label: t('commerce.payments.account_name') },
    order_id: { label: t('commerce.payments.order'), lookup: orderLookup },
    contract_id: { label: t('commerce.payments.contract'), lookup: contractLookup },
    transaction_id: { label: t('commerce.payments.transaction_id') },
    service_period_start: { label: t('commerce.payments.service_period_start') },
    service_period_end: { label: t('commerce.payments.service_period_end') },
    created_at: { label: t('commerce.payments.logged') },
  };
}
