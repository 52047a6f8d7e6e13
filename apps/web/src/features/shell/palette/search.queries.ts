import { search } from '@atrium/contract/home/search.ts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';

/** What every room has for some words. */
export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) => call(search.all, { query: { q }, signal }),
    enabled: q !== '',
    staleTime: 10_000,
  });
