import type { Order } from '@atrium/contract/commerce/orders.ts';
import { IconBan, IconPackage } from '@tabler/icons-react';
import { t } from '../../../lib/i18n.ts';
import { confirm } from '../../../ui/feedback/confirm.ts';
import type { BulkDeclaration } from '../../../ui/data-table/types.ts';
import { userLookup } from '../../settings/users/users.queries.ts';

/** What can be done with many orders: another owner, fulfilled, cancelled. */
export function orderBulk(change: BulkDeclaration<Order>['change']): BulkDeclaration<Order> {
  return {
    change,
    owner: userLookup,
    more: [
      {
        label: t('commerce.orders.fulfill'),
        icon: IconPackage,
        run: async (rows, changeRows) =>
          (await confirm({
            title: t('commerce.orders.fulfill'),
            text: t('commerce.orders.fulfill_many', { count: rows.length }),
            action: t('commerce.orders.fulfill'),
            isDangerous: false,
          })) && changeRows(rows, { status: 'Fulfilled', confirm: true }),
      },
      {
        label: t('commerce.orders.cancel'),
        icon: IconBan,
        isDangerous: true,
        run: async (rows, changeRows) =>
          (await confirm({
            title: t('commerce.orders.cancel'),
            text: t('commerce.orders.cancel_many', { count: rows.length }),
            action: t('commerce.orders.cancel'),
          })) && changeRows(rows, { status: 'Cancelled' }),
      },
    ],
  };
}
