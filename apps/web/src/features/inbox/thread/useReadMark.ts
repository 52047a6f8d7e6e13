import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import { conversations } from '@atrium/contract/inbox/conversations.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { call } from '../../../lib/api/call.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { refreshCounts, showConversation } from '../list/conversations.queries.ts';

function onAttention(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  window.addEventListener('focus', listener);
  window.addEventListener('blur', listener);
  return () => {
    document.removeEventListener('visibilitychange', listener);
    window.removeEventListener('focus', listener);
    window.removeEventListener('blur', listener);
  };
}

/** Whether somebody looks at this window. */
export function useAttention(): boolean {
  return useSyncExternalStore(
    onAttention,
    () => document.visibilityState === 'visible' && document.hasFocus(),
  );
}

/**
 * Marks the conversation as read while it is looked at, up to the last message that is on screen.
 * Marked as unread by hand, it stays so until the next message comes or it is opened again.
 */
export function useReadMark(conversation: Conversation | undefined, lastShown: number) {
  const client = useQueryClient();
  const me = useMe();
  const isLooking = useAttention();
  const held = useRef<{ id: string; seq: number }>(undefined);
  const asked = useRef('');
  const unread = conversation?.unread_count ?? 0;

  useEffect(() => {
    if (!conversation || !isLooking || unread === 0 || lastShown === 0) return;
    if (held.current?.id === conversation.id && held.current.seq >= lastShown) return;
    const question = `${conversation.id}:${lastShown}:${unread}`;
    if (asked.current === question) return;
    asked.current = question;
    showConversation(client, { ...conversation, unread_count: 0 }, me.id);
    const { id } = conversation;
    call(conversations.read, { params: { id }, body: { seq: lastShown } }).then(
      () => refreshCounts(client),
      () => (asked.current = ''),
    );
  }, [client, conversation, isLooking, lastShown, me.id, unread]);

  const markUnread = useCallback(async () => {
    if (!conversation) return;
    held.current = { id: conversation.id, seq: lastShown };
    asked.current = '';
    await call(conversations.unread, { params: { id: conversation.id } });
    const unread_count = Math.max(1, conversation.unread_count);
    showConversation(client, { ...conversation, unread_count }, me.id);
    refreshCounts(client);
  }, [client, conversation, lastShown, me.id]);
  return { markUnread };
}
