import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useLive } from '../../../lib/live/index.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { countsQuery } from '../list/conversations.queries.ts';
import { useInboxLive } from '../useInboxLive.ts';
import { isNews } from './alert-rules.ts';
import { playSound } from './sound.ts';
import { titleWithCount } from './title.ts';
import { useAlertSettings } from './useAlertSettings.ts';

const TITLE_DELAY = 50;

/** The number of unread conversations in front of the window's title, on every screen. */
function useTitleCount(): void {
  const unread = useQuery(countsQuery).data?.unread ?? 0;
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => {
    // Screens set their title as they appear; the number comes after it.
    const timer = setTimeout(() => {
      document.title = titleWithCount(document.title, unread);
    }, TITLE_DELAY);
    return () => clearTimeout(timer);
  }, [unread, path]);
}

/** Tells of new messages wherever in the app somebody is; mounted once behind the sign-in. */
export function InboxAlerts() {
  const me = useMe();
  const { settings } = useAlertSettings();
  const navigate = useNavigate();
  const { conversationId }: { conversationId?: string } = useParams({ strict: false });
  const lastSeqs = useRef(new Map<string, number>());
  useInboxLive();
  useTitleCount();

  function open(id: string) {
    window.focus();
    void navigate({ to: '/inbox/$conversationId', params: { conversationId: id } });
  }

  function tell(title: string, body: string, id: string) {
    if (settings.sound) playSound();
    const isAllowed = typeof Notification !== 'undefined' && Notification.permission === 'granted';
    if (!settings.notifications || !isAllowed) return;
    // One notification for a conversation: the newest takes the place of the one before.
    const shown = new Notification(title, { body, tag: id, icon: '/icon.svg' });
    shown.addEventListener('click', () => {
      open(id);
      shown.close();
    });
  }

  function hearConversation(conversation: Conversation) {
    const { id, last_seq } = conversation;
    const isHere = document.visibilityState === 'visible' && document.hasFocus();
    const known = {
      lastSeq: lastSeqs.current.get(id),
      me: me.id,
      isWatching: isHere && conversationId === id,
    };
    lastSeqs.current.set(id, last_seq);
    if (!isNews(conversation, known)) return;
    const title = t('inbox.alerts.new_message', { person: conversation.person });
    tell(title, conversation.last_message_preview, id);
  }

  useLive((push) => {
    if (push.type === 'conversation') hearConversation(push.conversation);
    if (push.type !== 'mention') return;
    const text = t('inbox.alerts.mentioned', { name: push.author_name });
    tell(text, push.preview, push.conversation_id);
    if (push.conversation_id !== conversationId)
      notify.info(text, {
        link: { label: t('ui.view'), to: `/inbox/${push.conversation_id}` },
      });
  });
  return null;
}
