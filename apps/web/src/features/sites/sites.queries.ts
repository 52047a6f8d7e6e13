import type { BodyInput } from '@atrium/contract/core/route.ts';
import type { Site } from '@atrium/contract/sites/sites.ts';
import { sites } from '@atrium/contract/sites/sites.ts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api/call.ts';
import { listQueryOptions } from '../../lib/lists/list-query.ts';
import type { ListSearch } from '../../lib/lists/list-search.ts';

/** A page of sites. */
export const sitesQuery = (search: ListSearch) =>
  listQueryOptions<Site>('sites', sites.list, search);

/** One site. */
export const siteQuery = (id: string | number) =>
  queryOptions({
    queryKey: ['sites', 'get', String(id)],
    queryFn: ({ signal }) => call(sites.get, { params: { id }, signal }),
  });

/** Earlier configurations, newest first. */
export const siteVersionsQuery = (id: number) =>
  queryOptions({
    queryKey: ['sites', 'versions', id],
    queryFn: ({ signal }) => call(sites.versions, { params: { id }, signal }),
  });

/** Everything that writes sites; what is on screen has the answer at once. */
export function useSiteWrites() {
  const cache = useQueryClient();
  const onSuccess = (site: Site) => {
    cache.setQueryData(siteQuery(site.id).queryKey, site);
    return cache.invalidateQueries({ queryKey: ['sites'] });
  };
  return {
    create: useMutation({
      mutationFn: (body: BodyInput<typeof sites.create>) => call(sites.create, { body }),
      onSuccess,
    }),
    update: useMutation({
      mutationFn: ({ id, body }: { id: number; body: BodyInput<typeof sites.update> }) =>
        call(sites.update, { params: { id }, body }),
      onSuccess,
    }),
    duplicate: useMutation({
      mutationFn: ({ id, name }: { id: number; name: string }) =>
        call(sites.duplicate, { params: { id }, body: { name } }),
      onSuccess,
    }),
    restore: useMutation({
      mutationFn: ({ site, version }: { site: Site; version: number }) =>
        call(sites.restore, {
          params: { id: site.id },
          body: { restore_version: version, version: site.version },
        }),
      onSuccess,
    }),
    rotateSecret: useMutation({
      mutationFn: (id: number) => call(sites.rotateSecret, { params: { id } }),
    }),
  };
}
