import type { Order } from '@atrium/contract/commerce/orders.ts';
import { orderList, orders } from '@atrium/contract/commerce/orders.ts';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { DataTable } from '../../../ui/data-table/DataTable.tsx';
import { RECORDS } from '../../../ui/records.ts';
import { orderBulk } from './order-bulk.ts';
import { orderColumns, orderFilters } from './order-columns.tsx';
import { orderQueries, useBulkOrders } from './orders.queries.ts';

/** The list of orders. */
export function OrdersPage() {
  const cache = useQueryClient();
  const mayWrite = useMay('crm.write');
  const change = useBulkOrders();
  const columns = useMemo(orderColumns, []);
  const bulk = orderBulk((rows, changes) => change.mutateAsync({ rows, changes }));
  return (
    <DataTable<Order>
      name="orders"
      record="order"
      title={t('commerce.orders.title')}
      declaration={orderList}
      columns={columns}
      query={orderQueries.list}
      nameOf={({ number }) => number}
      open={({ id }) => `/orders/${id}`}
      prefetch={({ id }) => void cache.prefetchQuery(orderQueries.one(id))}
      filters={orderFilters()}
      exportRoute={orders.export}
      bulk={mayWrite ? bulk : undefined}
      empty={{
        icon: RECORDS.order.icon,
        title: t('commerce.orders.empty_title'),
        text: t('commerce.orders.empty_text'),
        action: (
          <Button component={Link} to="/opportunities" variant="default">
            {t('commerce.orders.to_opportunities')}
          </Button>
        ),
      }}
    />
  );
}
