import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../../lib/i18n.ts';
import { RelatedCard } from '../../../../ui/record-page/RelatedCard.tsx';
import { RelatedLine } from '../../../../ui/record-page/RelatedLine.tsx';
import { Day } from '../../../../ui/value/Day.tsx';
import { Money } from '../../../../ui/value/Money.tsx';
import { contractQueries } from '../../../commerce/contracts/contracts.queries.ts';
import { ContractStatus } from '../../../commerce/contracts/ContractStatus.tsx';
import { orderQueries } from '../../../commerce/orders/orders.queries.ts';
import { OrderStatus } from '../../../commerce/orders/OrderStatus.tsx';

const ROWS = '5';
const of = (id: number) => ({ opportunity_id: String(id) });

/** The orders that were made of a deal. */
export function OrdersCard({ id }: { id: number }) {
  const { data } = useQuery(orderQueries.list({ ...of(id), per_page: ROWS }));
  return (
    <RelatedCard
      type="order"
      title={t('commerce.orders.title')}
      total={data?.total}
      empty={t('crm.opportunities.orders_empty')}
      all={{ to: '/orders', search: of(id) }}
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

/** The contracts that were made of a deal. */
export function ContractsCard({ id }: { id: number }) {
  const { data } = useQuery(contractQueries.list({ ...of(id), per_page: ROWS }));
  return (
    <RelatedCard
      type="contract"
      title={t('commerce.contracts.title')}
      total={data?.total}
      empty={t('crm.opportunities.contracts_empty')}
      all={{ to: '/contracts', search: of(id) }}
    >
      <Stack gap="xs">
        {data?.rows.map((contract) => (
          <RelatedLine
            key={contract.id}
            to={`/contracts/${contract.id}`}
            name={contract.number}
            note={
              <>
                <ContractStatus status={contract.status} /> · <Day date={contract.start_date} />
              </>
            }
            aside={<Money amount={contract.cycle_total} />}
          />
        ))}
      </Stack>
    </RelatedCard>
  );
}
