import { dashboard } from '@atrium/contract/home/dashboard.ts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';

/** The house at a glance. What happens meanwhile is seen with the next look, at the latest after a minute. */
export const dashboardQuery = queryOptions({
  queryKey: ['dashboard'],
  queryFn: ({ signal }) => call(dashboard.get, { signal }),
  refetchOnMount: 'always',
  refetchInterval: 60_000,
});
