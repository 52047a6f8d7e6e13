import type { Route } from '@atrium/contract/core/route.ts';
import type { BulkOutcome } from '@atrium/contract/records/bulk.ts';
import type { HistoryEntry } from '@atrium/contract/records/history.ts';
import type { TimelineEntry, TimelineKind } from '@atrium/contract/records/timeline.ts';
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import type { CallInput } from '../api/call.ts';
import { call } from '../api/call.ts';
import { listQueryOptions } from '../lists/list-query.ts';
import type { ListSearch } from '../lists/list-search.ts';
import { refreshKind } from '../live/refresh-records.ts';

const PAST_PAGE = 30;

type Answering<Shape> = Route & { readonly response: z.ZodType<Shape> };

/** The routes that every kind of record has. */
interface RecordRoutes<Row, Detail> {
  list: Answering<Row[]>;
  get: Answering<Detail>;
  timeline: Answering<TimelineEntry[]>;
  history: Answering<HistoryEntry[]>;
}

interface Versioned {
  id: number;
  version: number;
}

type Body = Record<string, unknown>;

/** What is wanted of a timeline; nothing named is everything. */
export interface TimelineFilter {
  kinds: readonly TimelineKind[];
  search: string;
}

/** What happened, newest first, page by page. */
function past<
  Entry extends { id: number },
  Key extends readonly [string, string, number, ...unknown[]],
>(key: Key, route: Answering<Entry[]>, wanted: Record<string, string> = {}) {
  return infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ signal, pageParam }) => {
      const query = { ...wanted, limit: PAST_PAGE, before_id: pageParam };
      return call(route, { params: { id: key[2] }, query, signal } as CallInput<typeof route>);
    },
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page: Entry[]) => (page.length < PAST_PAGE ? undefined : page.at(-1)?.id),
  });
}

/**
 * The queries that every kind of record has: a page of the list, one record, its timeline and history.
 * @param key first part of the Query keys, as in lib/live/refresh-records.ts: `accounts`
 */
export function recordQueries<Row, Detail>(key: string, routes: RecordRoutes<Row, Detail>) {
  return {
    list: (search: ListSearch) => listQueryOptions<Row>(key, routes.list, search),
    one: (id: string | number) =>
      queryOptions({
        queryKey: [key, 'get', String(id)] as const,
        queryFn: ({ signal }) =>
          call(routes.get, { params: { id }, signal } as CallInput<typeof routes.get>),
      }),
    ...pastQueries(key, routes),
  };
}

/** The timeline of a record, for a filter, and its history. */
export function pastQueries(
  key: string,
  routes: Pick<RecordRoutes<unknown, unknown>, 'timeline' | 'history'>,
) {
  return {
    timeline: (id: number) => (filter: TimelineFilter) =>
      past([key, 'timeline', id, filter] as const, routes.timeline, {
        ...(filter.kinds.length > 0 && { kind: filter.kinds.join(',') }),
        ...(filter.search && { search: filter.search }),
      }),
    history: (id: number) => past([key, 'history', id] as const, routes.history),
  };
}

/** Creates a record; `mutateAsync(body)` gives it, and lists are asked for again. */
export function useCreateRecord<Detail>(key: string, route: Answering<Detail>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => call(route, { body } as CallInput<typeof route>),
    onSuccess: () => refreshKind(cache, key),
  });
}

/** Changes a record: `mutateAsync({ id, body })` with the changed fields and the version; its page has the answer at once. */
export function useUpdateRecord<Detail>(key: string, route: Answering<Detail>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: number; body: Body }) =>
      call(route, { params: { id }, body } as CallInput<typeof route>),
    onSuccess: (record, { id }) => {
      cache.setQueryData([key, 'get', String(id)], record);
      return refreshKind(cache, key);
    },
  });
}

/** Makes the same change to many records in one call, each with the version on screen. */
export function useBulkUpdate(key: string, route: Answering<BulkOutcome>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ rows, changes }: { rows: readonly Versioned[]; changes: Body }) => {
      const body: Body = { records: rows.map(({ id, version }) => ({ id, version })), changes };
      const { updated, failed } = await call(route, { body } as CallInput<typeof route>);
      const reasons = failed.map((one) => ({ id: one.id, reason: one.detail }));
      return { done: updated.length, failed: reasons };
    },
    onSettled: () => refreshKind(cache, key),
  });
}
