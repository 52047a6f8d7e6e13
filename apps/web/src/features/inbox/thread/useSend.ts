import { conversations } from '@atrium/contract/inbox/conversations.ts';
import type { Problem } from '@atrium/contract/core/problem.ts';
import type { Message } from '@atrium/contract/inbox/messages.ts';
import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useSyncExternalStore } from 'react';
import { call } from '../../../lib/api/call.ts';
import { isProblem } from '../../../lib/api/problem.ts';
import { useLive } from '../../../lib/live/index.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { addMessages } from './thread.queries.ts';
import { browserStorage } from '../../../ui/writing/browser-storage.ts';
import type { Outgoing } from './state/outbox.ts';
import { Outbox } from './state/outbox.ts';

const outboxes = new Map<number, Outbox>();
/** The last attempt of each conversation: the next waits for it, so that the order stays as written. */
const turns = new Map<string, Promise<unknown>>();

function outboxOf(userId: number): Outbox {
  const outbox = outboxes.get(userId) ?? new Outbox(userId, browserStorage());
  outboxes.set(userId, outbox);
  return outbox;
}

interface Parts {
  client: QueryClient;
  outbox: Outbox;
  onSent: (message: Message) => void;
}

async function attempt(parts: Parts, entry: Outgoing): Promise<void> {
  const { conversation_id: id, body } = entry;
  try {
    const message = await call(conversations.send, { params: { id }, body });
    addMessages(parts.client, id, [message]);
    parts.outbox.remove(body.id);
    parts.onSent(message);
  } catch (error) {
    const problem = isProblem(error) ? error.problem : undefined;
    const state = problem?.code === 'reply_collision' ? 'collision' : 'failed';
    parts.outbox.put({ ...entry, state, problem });
  }
}

function deliver(parts: Parts, entry: Outgoing): Promise<void> {
  parts.outbox.put({ ...entry, state: 'sending', problem: undefined });
  const before = turns.get(entry.conversation_id) ?? Promise.resolve();
  const turn = before.then(() => attempt(parts, entry));
  turns.set(entry.conversation_id, turn);
  return turn;
}

/** No answer at all, or none from the server itself: the same message may pass later. */
function isPassing(problem: Problem): boolean {
  return problem.status === 0 || problem.status >= 502;
}

/** The network or the server is there again. */
function useBackOnline(work: () => void): void {
  const back = useEffectEvent(work);
  useLive((push) => {
    if (push.type === 'ready') work();
  });
  useEffect(() => {
    const listen = () => back();
    window.addEventListener('online', listen);
    return () => window.removeEventListener('online', listen);
  }, []);
}

/**
 * Sends messages of one's own and keeps those that are not acknowledged. A message keeps its id
 * through every attempt; what failed for want of a connection goes again by itself.
 */
export function useSend(conversationId: string, onSent: Parts['onSent']) {
  const client = useQueryClient();
  const outbox = outboxOf(useMe().id);
  const all = useSyncExternalStore(outbox.subscribe, outbox.entries);
  const outgoing = useMemo(
    () => all.filter((entry) => entry.conversation_id === conversationId),
    [all, conversationId],
  );
  const parts: Parts = { client, outbox, onSent };
  useBackOnline(() => {
    const stranded = outgoing.filter(({ problem }) => problem && isPassing(problem));
    for (const entry of stranded) void deliver(parts, entry);
  });
  return {
    outgoing,
    send: (entry: Outgoing) => void deliver(parts, entry),
    retry: (entry: Outgoing) => void deliver(parts, entry),
    sendAnyway: (entry: Outgoing) =>
      void deliver(parts, { ...entry, body: { ...entry.body, send_anyway: true } }),
    discard: (entry: Outgoing) => outbox.remove(entry.body.id),
  };
}
