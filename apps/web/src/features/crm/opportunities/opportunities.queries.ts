import { opportunities } from '@atrium/contract/crm/opportunities.ts';
import { pipeline } from '@atrium/contract/crm/pipeline.ts';
import type { BodyInput } from '@atrium/contract/core/route.ts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import {
  recordQueries,
  useCreateRecord,
  useUpdateRecord,
} from '../../../lib/records/record-queries.ts';
import { lookupOf } from '../../../ui/lookup/lookup-of.ts';

export const opportunityQueries = recordQueries('opportunities', opportunities);
export const useCreateOpportunity = () => useCreateRecord('opportunities', opportunities.create);
export const useUpdateOpportunity = () => useUpdateRecord('opportunities', opportunities.update);

const finding = {
  key: 'opportunities',
  routes: opportunities,
  option: ({
    id,
    name,
    account_name,
    stage,
  }: { [Name in 'name' | 'account_name' | 'stage']: string } & { id: number }) => ({
    value: String(id),
    label: name,
    hint: `${account_name} · ${stage}`,
  }),
};

/** Finds a deal. */
export const opportunityLookup = lookupOf(finding);

/** Finds a deal of one account. */
export const opportunityLookupOf = (account_id: number) =>
  lookupOf({ ...finding, only: { account_id } });

/** The way of a deal through the stages, newest first. */
export const stageHistoryQuery = (id: number) =>
  queryOptions({
    queryKey: ['opportunities', 'stage-history', id],
    queryFn: ({ signal }) => call(pipeline.stageHistory, { params: { id }, signal }),
  });

/** Makes the same change to many deals, each with the version on screen. */
export function useBulkOpportunities() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyInput<typeof opportunities.bulk>) => call(opportunities.bulk, { body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['opportunities'] }),
  });
}
