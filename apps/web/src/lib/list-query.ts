import type { Route } from '@atrium/contract/core/route.ts';
import type { UseQueryOptions } from '@tanstack/react-query';
import { keepPreviousData } from '@tanstack/react-query';
import type { List } from './api/call.ts';
import { callList } from './api/call.ts';
import type { ListSearch } from './list-search.ts';

export type ListKey = readonly [entity: string, kind: 'list', search: ListSearch];
export type ListQueryOptions<Row> = UseQueryOptions<List<Row>, Error, List<Row>, ListKey>;

/**
 * Query options of a list route. The page before stays on screen while the next one comes.
 * @param entity first part of the key: `clients`
 */
export function listQueryOptions<Row>(
  entity: string,
  route: Route,
  search: ListSearch,
): ListQueryOptions<Row> {
  return {
    queryKey: [entity, 'list', search],
    queryFn: ({ signal }) =>
      callList(route, { query: search, signal }) as unknown as Promise<List<Row>>,
    placeholderData: keepPreviousData,
  };
}
