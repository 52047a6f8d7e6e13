import { orderList, orders } from '@atrium/contract/commerce/orders.ts';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { RecordList } from '../../../ui/data-table/RecordList.tsx';
import { orderBulk } from './order-bulk.ts';
import { orderColumns, orderFilters } from './order-columns.tsx';
import { orderQueries, useBulkOrders } from './orders.queries.ts';

/** The list of orders. */
export function OrdersPage() {
  const mayWrite = useMay('crm.write');
  const change = useBulkOrders();
  const columns = useMemo(orderColumns, []);
  const bulk = orderBulk((rows, changes) => change.mutateAsync({ rows, changes }));
  return (
    <RecordList
      name="orders"
      record="order"
      title={t('commerce.orders.title')}
      declaration={orderList}
      columns={columns}
      queries={orderQueries}
      nameOf={({ number }) => number}
      open={({ id }) => `/orders/${id}`}
      filters={orderFilters()}
      exportRoute={orders.export}
      mayWrite={mayWrite}
      bulk={bulk}
      empty={{
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
