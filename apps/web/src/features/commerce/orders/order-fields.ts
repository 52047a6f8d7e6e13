import { ORDER_STATUSES } from '@atrium/contract/commerce/orders.ts';
import { t } from '../../../lib/i18n.ts';
import type { Field } from '../../../ui/record-form/fields.ts';
import { accountLookup } from '../../crm/accounts/accounts.queries.ts';
import { userLookup } from '../../settings/users/users.queries.ts';
import { orderStatusWords } from './OrderStatus.tsx';

/** The fields of an order: nothing of it changes in place but its owner. */
export function orderFields() {
  const words = orderStatusWords();
  return {
    number: { name: 'number', label: t('commerce.orders.number'), kind: 'text', isFixed: true },
    order_date: {
      name: 'order_date',
      label: t('commerce.orders.order_date'),
      kind: 'date',
      isFixed: true,
    },
    account_id: {
      name: 'account_id',
      label: t('commerce.orders.account'),
      kind: 'lookup',
      lookup: accountLookup,
      isFixed: true,
    },
    opportunity_id: {
      name: 'opportunity_id',
      label: t('commerce.orders.opportunity'),
      kind: 'text',
      isFixed: true,
    },
    status: {
      name: 'status',
      label: t('commerce.orders.status'),
      kind: 'choice',
      choices: ORDER_STATUSES.map((value) => ({ value, label: words[value] })),
      isFixed: true,
    },
    owner_id: {
      name: 'owner_id',
      label: t('commerce.orders.owner'),
      kind: 'lookup',
      lookup: userLookup,
      isRequired: true,
    },
  } as const satisfies Record<string, Field>;
}
