import type { OrderDetail } from '@atrium/contract/commerce/orders.ts';
import { OrderUpdate } from '@atrium/contract/commerce/orders.ts';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { PagePending } from '../../../ui/feedback/PagePending.tsx';
import { FilesCard } from '../../work/files/FilesCard.tsx';
import { FollowButton } from '../../work/following/FollowButton.tsx';
import { ActivitiesCard } from '../../work/activities/ActivitiesCard.tsx';
import { WorkPast } from '../../work/past/WorkPast.tsx';
import { RecordPage } from '../../../ui/record-page/RecordPage.tsx';
import { Day } from '../../../ui/value/Day.tsx';
import { Money } from '../../../ui/value/Money.tsx';
import { PersonName } from '../../../ui/value/PersonName.tsx';
import { RecordLink } from '../../../ui/value/RecordLink.tsx';
import { LinesCard } from '../lines/LinesCard.tsx';
import { LogPayment } from '../payments/log/LogPayment.tsx';
import { paidOrder } from '../payments/log/paid.ts';
import { PaymentsCard } from '../payments/PaymentsCard.tsx';
import { OrderActions } from './OrderActions.tsx';
import { orderFields } from './order-fields.ts';
import { OrderStatus } from './OrderStatus.tsx';
import { orderQueries, useUpdateOrder } from './orders.queries.ts';

function factsOf(order: OrderDetail) {
  return [
    {
      label: t('commerce.orders.account'),
      value: <RecordLink type="account" id={order.account_id} name={order.account_name} />,
    },
    { label: t('commerce.orders.total'), value: <Money amount={order.calculated_total} /> },
    { label: t('commerce.orders.paid'), value: <Money amount={order.paid_total} /> },
    {
      label: t('commerce.orders.balance'),
      value: (
        <Text span inherit fw={600}>
          <Money amount={order.balance_due} />
        </Text>
      ),
    },
    { label: t('commerce.orders.order_date'), value: <Day date={order.order_date} /> },
    { label: t('commerce.orders.owner'), value: <PersonName name={order.owner.name} /> },
  ];
}

function Lines({ order }: { order: OrderDetail }) {
  return (
    <LinesCard
      title={t('commerce.lines.title')}
      priceLabel={t('commerce.lines.price')}
      empty={t('commerce.lines.empty')}
      lines={order.line_items.map(({ price_at_purchase, ...line }) => ({
        ...line,
        price: price_at_purchase,
      }))}
      totals={[
        { label: t('commerce.orders.total'), amount: order.calculated_total, isStrong: true },
        { label: t('commerce.orders.paid'), amount: order.paid_total },
        { label: t('commerce.orders.balance'), amount: order.balance_due, isStrong: true },
      ]}
    />
  );
}

/** An order: what was agreed, what has been paid, and what is still due. */
export function OrderPage() {
  const { id = '' } = useParams({ strict: false });
  const { data: order, error, refetch } = useQuery(orderQueries.one(id));
  const update = useUpdateOrder();
  const [isPaying, setPaying] = useState(false);
  if (error && !order) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!order) return <PagePending />;
  const { number, order_date, account_id, opportunity_id, owner_id, status } = orderFields();
  return (
    <>
      <RecordPage<OrderDetail>
        key={order.id}
        type="order"
        name={order.number}
        mark={<OrderStatus status={order.status} />}
        facts={factsOf(order)}
        actions={
          <>
            <FollowButton of={{ type: 'order', id: order.id }} />
            <OrderActions order={order} pay={() => setPaying(true)} />
          </>
        }
        row={order}
        sections={[
          {
            title: t('commerce.orders.details'),
            fields: [number, order_date, account_id, opportunity_id, owner_id],
          },
        ]}
        show={{
          account_id: (row) => (
            <RecordLink type="account" id={row.account_id} name={row.account_name} />
          ),
          opportunity_id: (row) => (
            <RecordLink type="opportunity" id={row.opportunity_id} name={row.opportunity_name} />
          ),
          owner_id: (row) => <PersonName name={row.owner.name} />,
        }}
        shape={OrderUpdate}
        save={(body) => update.mutateAsync({ id: order.id, body })}
        canEdit={order.can.update === true}
        middle={{
          label: t('commerce.orders.money'),
          content: (
            <>
              <Lines order={order} />
              <PaymentsCard payments={order.payments} empty={t('commerce.orders.no_payments')} />
            </>
          ),
        }}
        right={{
          label: t('ui.timeline'),
          content: (
            <>
              <ActivitiesCard of={{ type: 'order', id: order.id }} />
              <FilesCard of={{ type: 'order', id: order.id }} />
              <WorkPast
                of={{ type: 'order', id: order.id }}
                timeline={orderQueries.timeline(order.id)}
                history={orderQueries.history(order.id)}
                fields={[status, owner_id, order_date]}
              />
            </>
          ),
        }}
      />
      {isPaying && <LogPayment paid={paidOrder(order)} close={() => setPaying(false)} />}
    </>
  );
}
