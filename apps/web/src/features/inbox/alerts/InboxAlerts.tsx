import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { needMessages, t } from '../../../lib/i18n.ts';
import { useLive } from '../../../lib/live/index.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { countsQuery } from '../list/conversations.queries.ts';
import { useInboxLive } from '../useInboxLive.ts';
import { isNews } from './alert-rules.ts';
import { tellOutside } from './outside.ts';
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
  const { conversationId: openId }: { conversationId?: string } = useParams({ strict: false });
  const lastSeqs = useRef(new Map<string, number>());
  useInboxLive();
  useTitleCount();

  function open(id: string) {
    void navigate({ to: '/inbox/$conversationId', params: { conversationId: id } });
  }

  async function hearConversation(conversation: Conversation) {
    const { id, last_seq } = conversation;
    const isHere = document.visibilityState === 'visible' && document.hasFocus();
    const known = {
      lastSeq: lastSeqs.current.get(id),
      me: me.id,
      isWatching: isHere && openId === id,
    };
    lastSeqs.current.set(id, last_seq);
    if (!isNews(conversation, known)) return;
    await needMessages('inbox');
    const title = t('inbox.alerts.new_message', { person: conversation.person });
    // The newest message of a conversation takes the place of the one before.
    const body = conversation.last_message_preview;
    tellOutside(settings, { title, body, tag: id, open: () => open(id) });
  }

  useLive((push) => {
    if (push.type === 'conversation') void hearConversation(push.conversation);
  });
  return null;
}
