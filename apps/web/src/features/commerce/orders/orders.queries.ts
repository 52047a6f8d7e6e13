import type { Order, OrderDetail } from '@atrium/contract/commerce/orders.ts';
import { orders } from '@atrium/contract/commerce/orders.ts';
import {
  recordQueries,
  useBulkUpdate,
  useUpdateRecord,
} from '../../../lib/records/record-queries.ts';
import { lookupOf } from '../../../ui/lookup/lookup-of.ts';

export const orderQueries = recordQueries<Order, OrderDetail>('orders', orders);

/** Changes status or owner of an order. */
export const useUpdateOrder = () => useUpdateRecord<OrderDetail>('orders', orders.update);

export const useBulkOrders = () => useBulkUpdate('orders', orders.bulk);

/** Finds an order by its number or its account. */
export const orderLookup = lookupOf<Order, OrderDetail>({
  key: 'orders',
  routes: orders,
  option: ({ id, number, account_name }) => ({
    value: String(id),
    label: number,
    hint: account_name,
  }),
});
