import type { Client } from '@atrium/contract/clients/clients.ts';
import { clients } from '@atrium/contract/clients/clients.ts';
import type { BodyInput } from '@atrium/contract/core/route.ts';
import { conversations } from '@atrium/contract/inbox/conversations.ts';
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { call, callList } from '../../lib/api/call.ts';
import { listQueryOptions } from '../../lib/lists/list-query.ts';
import type { ListSearch } from '../../lib/lists/list-search.ts';

const TIMELINE_PAGE = 30;

/** A page of clients. */
export const clientsQuery = (search: ListSearch) =>
  listQueryOptions<Client>('clients', clients.list, search);

/** One client. */
export const clientQuery = (id: string | number) =>
  queryOptions({
    queryKey: ['clients', 'get', String(id)],
    queryFn: ({ signal }) => call(clients.get, { params: { id }, signal }),
  });

/** The browsers seen for a client. */
export const clientVisitorsQuery = (id: number) =>
  queryOptions({
    queryKey: ['clients', 'visitors', id],
    queryFn: ({ signal }) => call(clients.visitors, { params: { id }, signal }),
  });

/** What happened with a client, newest first, page by page. */
export const clientTimelineQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['clients', 'timeline', id],
    queryFn: ({ signal, pageParam }) => {
      const query = { limit: TIMELINE_PAGE, before_id: pageParam };
      return call(clients.timeline, { params: { id }, query, signal });
    },
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => (page.length < TIMELINE_PAGE ? undefined : page.at(-1)?.id),
  });

/** The newest conversations with some clients. */
export const clientConversationsQuery = (ids: readonly number[]) =>
  queryOptions({
    queryKey: ['conversations', 'of-client', ...ids],
    queryFn: ({ signal }) => {
      const query = { client_id_in: ids.join(','), per_page: 5 };
      return callList(conversations.list, { query, signal });
    },
    enabled: ids.length > 0,
  });

/** Creates a client. */
export function useCreateClient() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyInput<typeof clients.create>) => call(clients.create, { body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['clients'] }),
  });
}

/** Changes a client; the record page has the answer at once. */
export function useUpdateClient() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: number; body: BodyInput<typeof clients.update> }) =>
      call(clients.update, { params: { id }, body }),
    onSuccess: (client) => {
      cache.setQueryData(clientQuery(client.id).queryKey, client);
      return cache.invalidateQueries({ queryKey: ['clients'] });
    },
  });
}
