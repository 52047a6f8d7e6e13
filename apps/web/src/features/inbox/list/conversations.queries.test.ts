import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { sampleConversation } from '../testing/samples.ts';
import { inboxListQuery, showConversation } from './conversations.queries.ts';
import type { ConversationPage } from './live-list.ts';
import { rowsOf } from './live-list.ts';
import type { InboxSearch } from './views.ts';

const STATE: InboxSearch = { view: 'all', sort: 'newest' };

it('keeps a conversation that was pushed while the list was still being asked for', async () => {
  const client = new QueryClient();
  const answer = Promise.withResolvers<ConversationPage>();
  const asked = client.fetchInfiniteQuery({
    ...inboxListQuery(STATE),
    queryFn: () => answer.promise,
  });
  showConversation(client, sampleConversation({ id: 'new' }), 7);
  answer.resolve({ rows: [], total: 0 });
  await asked;
  const data = client.getQueryData(inboxListQuery(STATE).queryKey);
  expect(rowsOf(data?.pages ?? []).map((row) => row.id)).toEqual(['new']);
});
