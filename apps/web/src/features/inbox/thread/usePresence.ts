import { TYPING_SECONDS } from '@atrium/contract/inbox/limits.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLive, useLiveSend } from '../../../lib/live/index.ts';

interface Typing {
  visitor?: string | undefined;
  user?: string | undefined;
}

const SAY_EVERY_MILLISECONDS = 3000;

/** Who is typing in the conversation: the visitor, a colleague. Silence of six seconds ends it. */
export function useTyping(conversationId: string): Typing {
  const [typing, setTyping] = useState<Typing>({});
  const timers = useRef<{ visitor?: number; user?: number }>({});
  const end = useCallback((who: 'visitor' | 'user') => {
    window.clearTimeout(timers.current[who]);
    setTyping((now) => ({ ...now, [who]: undefined }));
  }, []);
  useEffect(
    () => () => {
      end('visitor');
      end('user');
    },
    [conversationId, end],
  );
  useLive((push) => {
    if (push.type === 'message' && push.message.conversation_id === conversationId) {
      const { author_type } = push.message;
      if (author_type === 'visitor' || author_type === 'user') end(author_type);
    }
    if (push.type !== 'typing' || push.conversation_id !== conversationId) return;
    const who = push.author_type;
    window.clearTimeout(timers.current[who]);
    timers.current[who] = window.setTimeout(() => end(who), TYPING_SECONDS * 1000);
    setTyping((now) => ({ ...now, [who]: push.author_name }));
  });
  return typing;
}

/** Says that one is typing, at most every three seconds. */
export function useSayTyping(conversationId: string): () => void {
  const say = useLiveSend();
  const said = useRef(0);
  return useCallback(() => {
    const now = Date.now();
    if (now - said.current < SAY_EVERY_MILLISECONDS) return;
    said.current = now;
    say({ type: 'typing', conversation_id: conversationId });
  }, [say, conversationId]);
}
