import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import { conversations } from '@atrium/contract/inbox/conversations.ts';
import { cannedReplies, labels } from '@atrium/contract/inbox/organizing.ts';
import { sites } from '@atrium/contract/sites/sites.ts';
import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, callList } from '../../../lib/api/call.ts';
import type { ConversationPage } from './live-list.ts';
import { applyConversation, isStale, nextPage, PAGE_SIZE } from './live-list.ts';
import type { InboxSearch } from './views.ts';
import { listQueryOf } from './views.ts';

const LIST_KEY = ['conversations', 'inbox'] as const;
const COUNTS_KEY = ['conversations', 'counts'] as const;

/** The conversations of one view, page by page. Live pushes keep it right, so it is rarely asked again. */
export function inboxListQuery(state: InboxSearch) {
  return infiniteQueryOptions({
    queryKey: [...LIST_KEY, state],
    queryFn: ({ pageParam, signal }): Promise<ConversationPage> =>
      callList(conversations.list, {
        query: { ...listQueryOf(state), page: pageParam, per_page: PAGE_SIZE },
        signal,
      }),
    initialPageParam: 1,
    getNextPageParam: (_, pages) => nextPage(pages),
    staleTime: 60_000,
  });
}

/** How many conversations each view holds, and how many are unread. */
export const countsQuery = queryOptions({
  queryKey: COUNTS_KEY,
  queryFn: ({ signal }) => call(conversations.counts, { signal }),
});

export function conversationQuery(id: string) {
  return queryOptions({
    queryKey: ['conversations', 'get', id],
    queryFn: ({ signal }) => call(conversations.get, { params: { id }, signal }),
  });
}

export const labelsQuery = queryOptions({
  queryKey: ['labels', 'list'],
  queryFn: ({ signal }) => call(labels.list, { signal }),
  staleTime: 5 * 60_000,
});

export const cannedRepliesQuery = queryOptions({
  queryKey: ['canned-replies', 'list'],
  queryFn: ({ signal }) => call(cannedReplies.list, { signal }),
  staleTime: 5 * 60_000,
});

/** The sites of the organization, for the filter and to know whether there is any. */
export const siteChoicesQuery = queryOptions({
  queryKey: ['sites', 'choices'],
  queryFn: async ({ signal }) => {
    const query = { is_active: 'true', sort: 'name', per_page: 200 };
    return (await callList(sites.list, { query, signal })).rows;
  },
  staleTime: 5 * 60_000,
});

/** The other conversations of a client, newest first. */
export function clientConversationsQuery(clientId: number) {
  const query = { client_id: clientId, sort: '-last_message_at', per_page: 20 };
  return queryOptions({
    queryKey: ['conversations', 'list', query],
    queryFn: ({ signal }) => callList(conversations.list, { query, signal }),
  });
}

function showInList(
  client: QueryClient,
  key: QueryKey,
  { given, me }: { given: Conversation; me: number },
): void {
  const data = client.getQueryData<InfiniteData<ConversationPage>>(key);
  if (!data) return;
  const pages = applyConversation(data.pages, given, { state: key[2] as InboxSearch, me });
  if (pages !== data.pages) client.setQueryData(key, { ...data, pages });
}

/**
 * Writes what is known of a conversation into every list and record on screen, and again into the
 * lists that are being asked for at this moment, for their answers may be older than this.
 */
export function showConversation(client: QueryClient, given: Conversation, me: number): void {
  client.setQueryData(conversationQuery(given.id).queryKey, (shown) =>
    shown && isStale(shown, given) ? shown : given,
  );
  for (const { queryKey, promise } of client.getQueryCache().findAll({ queryKey: LIST_KEY })) {
    const show = () => showInList(client, queryKey, { given, me });
    show();
    void promise?.then(show, () => undefined);
  }
}

/** Asks for the counts again. */
export function refreshCounts(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: COUNTS_KEY });
}

/** Asks again for the lists that only the server can tell: mentions and searches. */
export function refreshServerLists(client: QueryClient): void {
  void client.invalidateQueries({
    queryKey: LIST_KEY,
    predicate: ({ queryKey }) => {
      const state = queryKey[2] as InboxSearch;
      return state.view === 'mentions' || Boolean(state.search);
    },
  });
}
