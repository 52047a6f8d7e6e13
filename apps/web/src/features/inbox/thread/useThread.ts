import type { StaffPush } from '@atrium/contract/inbox/realtime.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLive, useLiveSend } from '../../../lib/live/index.ts';
import { hasEarlier, lastSeq, receive } from './state/messages.ts';
import {
  addMessages,
  loadEarlier,
  messagesQuery,
  setMessages,
  shownMessages,
} from './thread.queries.ts';

/** How long the messages of a conversation that says it has more may take before they are asked for. */
const LATE_MILLISECONDS = 700;

/**
 * The messages of the open conversation, live: watches it, asks again from the last number after each
 * connection and on every gap, drops what is here already.
 */
export function useThread(conversationId: string) {
  const client = useQueryClient();
  const query = useQuery(messagesQuery(client, conversationId));
  const watch = useWatch(conversationId, query.isSuccess);
  const late = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(late.current), [conversationId]);

  function hear(push: StaffPush): void {
    if (push.type === 'ready') watch();
    if (push.type === 'snapshot' && push.conversation_id === conversationId)
      addMessages(client, conversationId, push.messages);
    if (push.type === 'message' && push.message.conversation_id === conversationId) {
      const result = receive(shownMessages(client, conversationId), push.message);
      if (result.missing) watch();
      else setMessages(client, conversationId, result.messages);
    }
    if (push.type === 'conversation' && push.conversation.id === conversationId) {
      const { last_seq } = push.conversation;
      clearTimeout(late.current);
      late.current = setTimeout(() => {
        if (lastSeq(shownMessages(client, conversationId)) < last_seq) watch();
      }, LATE_MILLISECONDS);
    }
  }
  useLive(hear);

  const messages = query.data ?? [];
  return {
    messages,
    query,
    hasEarlier: hasEarlier(messages),
    ...useEarlier(conversationId),
  };
}

function useWatch(conversationId: string, isLoaded: boolean): () => void {
  const client = useQueryClient();
  const say = useLiveSend();
  const watch = useCallback(() => {
    const after_seq = lastSeq(shownMessages(client, conversationId));
    say({ type: 'watch', conversation_id: conversationId, after_seq });
  }, [client, conversationId, say]);
  useEffect(() => {
    if (!isLoaded) return;
    watch();
    return () => say({ type: 'unwatch', conversation_id: conversationId });
  }, [watch, say, conversationId, isLoaded]);
  return watch;
}

function useEarlier(conversationId: string) {
  const client = useQueryClient();
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle');
  const running = useRef(false);
  const askEarlier = useCallback(async () => {
    if (running.current) return;
    running.current = true;
    setState('loading');
    try {
      await loadEarlier(client, conversationId);
      setState('idle');
    } catch {
      setState('failed');
    } finally {
      running.current = false;
    }
  }, [client, conversationId]);
  return { earlier: state, askEarlier };
}
