import type { Route } from '@atrium/contract/core/route.ts';
import type { z } from 'zod';
import type { UseQueryOptions } from '@tanstack/react-query';
import { keepPreviousData } from '@tanstack/react-query';
import type { CallInput, List } from '../api/call.ts';
import { callList } from '../api/call.ts';
import type { ListSearch } from './list-search.ts';

type ListRoute<Row> = Route & { readonly response: z.ZodType<Row[]> };

export type ListKey = readonly [entity: string, kind: 'list', search: ListSearch];
export type ListQueryOptions<Row> = UseQueryOptions<List<Row>, Error, List<Row>, ListKey>;

/**
 * Query options of a list route. The page before stays on screen while the next one comes.
 * @param entity first part of the key: `clients`
 */
export function listQueryOptions<Row>(
  entity: string,
  route: ListRoute<Row>,
  search: ListSearch,
): ListQueryOptions<Row> {
  return {
    queryKey: [entity, 'list', search],
    queryFn: ({ signal }) =>
      callList(route, { query: search, signal } as CallInput<ListRoute<Row>>),
    placeholderData: keepPreviousData,
  };
}
