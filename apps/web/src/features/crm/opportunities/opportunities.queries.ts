import type { Opportunity, OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import { opportunities } from '@atrium/contract/crm/opportunities.ts';
import { pipeline } from '@atrium/contract/crm/pipeline.ts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import {
  recordQueries,
  useBulkUpdate,
  useCreateRecord,
  useUpdateRecord,
} from '../../../lib/records/record-queries.ts';
import { lookupOf } from '../../../ui/lookup/lookup-of.ts';

export const opportunityQueries = recordQueries('opportunities', opportunities);
export const useCreateOpportunity = () => useCreateRecord('opportunities', opportunities.create);
export const useBulkOpportunities = () => useBulkUpdate('opportunities', opportunities.bulk);
export const useUpdateOpportunity = () => useUpdateRecord('opportunities', opportunities.update);

/** The way of a deal through the stages, newest first. */
export const stageHistoryQuery = (id: number) =>
  queryOptions({
    queryKey: ['opportunities', 'stage-history', id],
    queryFn: ({ signal }) => call(pipeline.stageHistory, { params: { id }, signal }),
  });

/** Finds a deal by its name. */
export const opportunityLookup = lookupOf<Opportunity, OpportunityDetail>({
  key: 'opportunities',
  routes: opportunities,
  option: ({ id, name, account_name }) => ({ value: String(id), label: name, hint: account_name }),
});
