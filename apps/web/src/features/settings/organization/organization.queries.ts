import { auth } from '@atrium/contract/identity/auth.ts';
import type { Organization } from '@atrium/contract/identity/organization.ts';
import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { meQuery } from '../../../lib/session.queries.ts';

export const organizationQuery = queryOptions({
  queryKey: ['organization'],
  queryFn: ({ signal }) => call(auth.organization, { signal }),
});

/** Everything on screen that is written in the organization's way follows. */
export function keepOrganization(cache: QueryClient, saved: Organization): void {
  cache.setQueryData(organizationQuery.queryKey, saved);
  void cache.invalidateQueries({ queryKey: meQuery.queryKey });
}
