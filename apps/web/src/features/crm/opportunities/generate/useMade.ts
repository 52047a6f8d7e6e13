import { RELATED_ROWS } from '@atrium/contract/crm/accounts.ts';
import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import { useQuery } from '@tanstack/react-query';
import { contractQueries } from '../../../commerce/contracts/contracts.queries.ts';
import { orderQueries } from '../../../commerce/orders/orders.queries.ts';

/** The newest order and the newest contract of a won deal that were not cancelled; nothing until that is known. */
export function useMade({ id, stage_kind }: OpportunityDetail) {
  // As the cards of the page ask: they are asked for once.
  const of = { opportunity_id: String(id), per_page: String(RELATED_ROWS) };
  const enabled = stage_kind === 'won';
  const orders = useQuery({ ...orderQueries.list(of), enabled });
  const contracts = useQuery({ ...contractQueries.list(of), enabled });
  if (orders.isPending || contracts.isPending) return undefined;
  return {
    order: orders.data?.rows.find(({ status }) => status !== 'Cancelled'),
    contract: contracts.data?.rows.find(({ status }) => status !== 'Cancelled'),
  };
}
