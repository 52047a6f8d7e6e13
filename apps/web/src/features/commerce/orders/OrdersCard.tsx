import { RELATED_ROWS } from '@atrium/contract/crm/accounts.ts';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../lib/i18n.ts';
import { RelatedCard } from '../../../ui/record-page/RelatedCard.tsx';
import { RelatedLine } from '../../../ui/record-page/RelatedLine.tsx';
import { Day } from '../../../ui/value/Day.tsx';
import { Money } from '../../../ui/value/Money.tsx';
import { OrderStatus } from './OrderStatus.tsx';
import { orderQueries } from './orders.queries.ts';

/** The newest orders of another record, on its page. */
export function OrdersCard({ of, empty }: { of: Record<string, string>; empty: string }) {
  const { data } = useQuery(orderQueries.list({ ...of, per_page: String(RELATED_ROWS) }));
  return (
    <RelatedCard
      type="order"
      title={t('commerce.orders.title')}
      total={data?.total}
      empty={empty}
      all={{ to: '/orders', search: of }}
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
