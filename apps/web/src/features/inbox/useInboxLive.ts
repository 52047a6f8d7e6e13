import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLive } from '../../lib/live/index.ts';
import { useMe } from '../../lib/session.queries.ts';
import {
  refreshCounts,
  refreshServerLists,
  showConversation,
} from './list/conversations.queries.ts';

const GATHER_MILLISECONDS = 300;

/** Keeps every conversation on screen as the server pushes it; a burst asks for the counts once. */
export function useInboxLive(): void {
  const client = useQueryClient();
  const me = useMe();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive((push) => {
    if (push.type === 'mention') refreshServerLists(client);
    if (push.type !== 'conversation') return;
    showConversation(client, push.conversation, me.id);
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      refreshCounts(client);
    }, GATHER_MILLISECONDS);
  });
}
