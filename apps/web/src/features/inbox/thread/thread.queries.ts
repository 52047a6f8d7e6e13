import { conversations } from '@atrium/contract/inbox/conversations.ts';
import type { Message } from '@atrium/contract/inbox/messages.ts';
import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import type { Messages } from './state/messages.ts';
import { mergeMessages } from './state/messages.ts';

const WINDOW = 50;

function keyOf(conversationId: string) {
  return ['conversations', 'messages', conversationId] as const;
}

/**
 * The newest messages of a conversation. Asking again adds to what is there, because live pushes and
 * earlier pages live in the same place.
 */
export function messagesQuery(client: QueryClient, conversationId: string) {
  return queryOptions({
    queryKey: keyOf(conversationId),
    queryFn: async ({ signal }): Promise<Messages> => {
      const given = await call(conversations.messages, {
        params: { id: conversationId },
        query: { limit: WINDOW },
        signal,
      });
      return mergeMessages(shownMessages(client, conversationId), given);
    },
    staleTime: 30_000,
  });
}

/** What is loaded of a conversation at this moment. */
export function shownMessages(client: QueryClient, conversationId: string): Messages {
  return client.getQueryData<Messages>(keyOf(conversationId)) ?? [];
}

/** Adds messages to what is loaded. */
export function addMessages(
  client: QueryClient,
  conversationId: string,
  given: readonly Message[],
): void {
  client.setQueryData<Messages>(keyOf(conversationId), (shown) =>
    mergeMessages(shown ?? [], given),
  );
}

/** Puts a new set in the place of what is loaded. */
export function setMessages(client: QueryClient, conversationId: string, messages: Messages): void {
  client.setQueryData<Messages>(keyOf(conversationId), messages);
}

/** Loads the page before the first message here. */
export async function loadEarlier(client: QueryClient, conversationId: string): Promise<void> {
  const first = shownMessages(client, conversationId)[0];
  if (!first || first.seq <= 1) return;
  const given = await call(conversations.messages, {
    params: { id: conversationId },
    query: { before_seq: first.seq, limit: WINDOW },
  });
  addMessages(client, conversationId, given);
}
