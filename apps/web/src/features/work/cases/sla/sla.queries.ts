import type { BodyInput } from '@atrium/contract/core/route.ts';
import { sla } from '@atrium/contract/work/sla/sla.ts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../../lib/api/call.ts';

/** Targets and hours; they change seldom, and pushes say when. */
export const slaQuery = queryOptions({
  queryKey: ['sla'],
  queryFn: ({ signal }) => call(sla.get, { signal }),
  staleTime: 10 * 60_000,
});

/** Saves targets, hours or days off. */
export function useUpdateSla() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyInput<typeof sla.update>) => call(sla.update, { body }),
    onSuccess: (settings) => cache.setQueryData(slaQuery.queryKey, settings),
  });
}
