import type { Order, OrderDetail } from '@atrium/contract/commerce/orders.ts';
import { orders } from '@atrium/contract/commerce/orders.ts';
import { recordQueries, useUpdateRecord } from '../../../lib/records/record-queries.ts';

export const orderQueries = recordQueries<Order, OrderDetail>('orders', orders);

/** Changes status or owner of an order. */
export const useUpdateOrder = () => useUpdateRecord<OrderDetail>('orders', orders.update);
