import type { Notification } from '@atrium/contract/notifications/notifications.ts';
import { notifications } from '@atrium/contract/notifications/notifications.ts';
import type { QueryClient } from '@tanstack/react-query';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, callList } from '../../lib/api/call.ts';
import { notify } from '../../ui/feedback/notify.tsx';

const KEY = 'notifications';
const PAGE_SIZE = 20;

/** How many the bell counts. */
export const unreadQuery = queryOptions({
  queryKey: [KEY, 'count'],
  queryFn: ({ signal }) => call(notifications.count, { signal }),
});

/** My notifications, newest first, page by page. */
export function bellQuery(which: 'all' | 'unread') {
  return infiniteQueryOptions({
    queryKey: [KEY, 'bell', which],
    queryFn: ({ pageParam, signal }) =>
      callList(notifications.list, {
        query: {
          per_page: PAGE_SIZE,
          cursor: pageParam,
          ...(which === 'unread' && { is_read: 'false' }),
        },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
  });
}

export const preferencesQuery = queryOptions({
  queryKey: [KEY, 'preferences'],
  queryFn: ({ signal }) => call(notifications.preferences, { signal }),
});

/** Asks again for what the bell counts and shows. */
export function refreshBell(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: unreadQuery.queryKey });
  void client.invalidateQueries({ queryKey: [KEY, 'bell'] });
}

/** Marks one as read or unread; the bell shows it at once. */
export async function markRead(
  client: QueryClient,
  { id }: Pick<Notification, 'id'>,
  is_read: boolean,
): Promise<void> {
  client.setQueryData(unreadQuery.queryKey, (now) =>
    now ? { unread: Math.max(0, now.unread + (is_read ? -1 : 1)) } : now,
  );
  try {
    await call(notifications.read, { params: { id }, body: { is_read } });
  } catch (error) {
    notify.problem(error);
  }
  refreshBell(client);
}

/** Marks everything up to the newest on screen as read. */
export async function markAllRead(
  client: QueryClient,
  up_to_id: number | undefined,
): Promise<void> {
  client.setQueryData(unreadQuery.queryKey, (now) => now && { unread: 0 });
  try {
    await call(notifications.readAll, { body: { up_to_id } });
  } catch (error) {
    notify.problem(error);
  }
  refreshBell(client);
}
