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

export const opportunityQueries = recordQueries('opportunities', opportunities);
export const useCreateOpportunity = () => useCreateRecord('opportunities', opportunities.create);
export const useUpdateOpportunity = () => useUpdateRecord('opportunities', opportunities.update);

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
