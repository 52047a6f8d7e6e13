import type { Order } from '@atrium/contract/commerce/orders.ts';
import { t } from '../../../lib/i18n.ts';
import type { Column, FilterWords } from '../../../ui/data-table/types.ts';
import { Day } from '../../../ui/value/Day.tsx';
import { Money } from '../../../ui/value/Money.tsx';
import { PersonName } from '../../../ui/value/PersonName.tsx';
import { RecordLink } from '../../../ui/value/RecordLink.tsx';
import { Dash, When } from '../../../ui/value/When.tsx';
import { accountLookup } from '../../crm/accounts/accounts.queries.ts';
import { userLookup } from '../../settings/users/users.queries.ts';
import { OrderStatus, orderStatusWords } from './OrderStatus.tsx';

function moneyColumn(id: 'calculated_total' | 'paid_total' | 'balance_due', label: string) {
  const column: Column<Order> = {
    id,
    label,
    size: 130,
    align: 'right',
    cell: (row) => <Money amount={row[id]} />,
  };
  return column;
}

/** The columns of the list of orders. */
export function orderColumns(): Column<Order>[] {
  return [
    {
      id: 'number',
      label: t('commerce.orders.number'),
      size: 150,
      cell: ({ number }) => number,
    },
    {
      id: 'account_name',
      label: t('commerce.orders.account'),
      size: 210,
      cell: ({ account_id, account_name }) => (
        <RecordLink type="account" id={account_id} name={account_name} />
      ),
    },
    {
      id: 'order_date',
      label: t('commerce.orders.order_date'),
      size: 120,
      cell: ({ order_date }) => <Day date={order_date} />,
    },
    {
      id: 'status',
      label: t('commerce.orders.status'),
      size: 160,
      cell: ({ status }) => <OrderStatus status={status} />,
    },
    moneyColumn('calculated_total', t('commerce.orders.total')),
    moneyColumn('paid_total', t('commerce.orders.paid')),
    moneyColumn('balance_due', t('commerce.orders.balance')),
    {
      id: 'owner',
      label: t('commerce.orders.owner'),
      size: 170,
      cell: ({ owner }) => <PersonName name={owner.name} />,
    },
    {
      id: 'opportunity_name',
      label: t('commerce.orders.opportunity'),
      size: 200,
      isHidden: true,
      cell: ({ opportunity_name }) => opportunity_name ?? <Dash />,
    },
    {
      id: 'created_at',
      label: t('commerce.orders.created'),
      size: 120,
      isHidden: true,
      cell: ({ created_at }) => <When at={created_at} look="short" />,
    },
  ];
}

/** The words of the filterable columns. */
export function orderFilters(): Record<string, FilterWords> {
  return {
    status: { label: t('commerce.orders.status'), choices: orderStatusWords() },
    owner_id: { label: t('commerce.orders.owner'), lookup: userLookup },
    account_id: { label: t('commerce.orders.account'), lookup: accountLookup },
    account_name: { label: t('commerce.orders.account_name') },
    number: { label: t('commerce.orders.number') },
    order_date: { label: t('commerce.orders.order_date') },
    calculated_total: { label: t('commerce.orders.total') },
    balance_due: { label: t('commerce.orders.balance') },
    created_at: { label: t('commerce.orders.created') },
  };
}
