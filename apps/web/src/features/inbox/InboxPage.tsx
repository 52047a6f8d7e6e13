import { Drawer, VisuallyHidden } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { IconArrowLeft, IconMessages } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { t } from '../../lib/i18n.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { useHelpKeys } from '../../ui/shell/help-keys.ts';
import { inboxHelp } from './keyboard/help-group.ts';
import { stepFrom } from './keyboard/keymap.ts';
import { useInboxKeys } from './keyboard/useInboxKeys.ts';
import { conversationQuery, countsQuery, inboxListQuery } from './list/conversations.queries.ts';
import { isUntouched, NoConversations } from './list/ListEmpty.tsx';
import { ListPane } from './list/ListPane.tsx';
import { rowsOf } from './list/live-list.ts';
import type { InboxSearch } from './list/views.ts';
import { ClientPanel } from './panel/ClientPanel.tsx';
import { ThreadPane } from './thread/ThreadPane.tsx';
import classes from './inbox.module.css';

const ONE_PANE = '(max-width: 900px)';
const NO_PANEL = '(max-width: 1280px)';
const AT_ONCE = { getInitialValueInEffect: false };

/** The panel stays as it was left on wide screens; on narrow ones it opens over the thread. */
function usePanel() {
  const isDrawer = useMediaQuery(NO_PANEL, undefined, AT_ONCE);
  const [isKept, setKept] = useLocalStorage({
    key: 'atrium:inbox-panel',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  const [isDrawn, setDrawn] = useState(false);
  return {
    isDrawer,
    isOpen: isDrawer ? isDrawn : isKept,
    toggle: () => (isDrawer ? setDrawn(!isDrawn) : setKept(!isKept)),
    close: () => setDrawn(false),
  };
}

/** The address of the Inbox: what the list shows and which conversation is open. */
function useInboxAddress() {
  const navigate = useNavigate();
  const state: InboxSearch = useSearch({ from: '/shell/inbox' });
  const { conversationId }: { conversationId?: string } = useParams({ strict: false });
  return {
    state,
    openId: conversationId,
    setState: (search: InboxSearch) =>
      conversationId
        ? void navigate({ to: '/inbox/$conversationId', params: { conversationId }, search })
        : void navigate({ to: '/inbox', search }),
    open: (id: string) =>
      void navigate({
        to: '/inbox/$conversationId',
        params: { conversationId: id },
        search: state,
      }),
    back: () => void navigate({ to: '/inbox', search: state }),
  };
}

/** Three panes: conversations, thread, person. One at a time on a phone, with a way back. */
export function InboxPage() {
  const { state, openId, setState, open, back } = useInboxAddress();
  const query = useInfiniteQuery(inboxListQuery(state));
  const rows = useMemo(() => rowsOf(query.data?.pages ?? []), [query.data]);
  const [cursor, setCursor] = useState(openId);
  const searchField = useRef<HTMLInputElement>(null);
  const panel = usePanel();
  const isOnePane = useMediaQuery(ONE_PANE, undefined, AT_ONCE);
  const help = useMemo(inboxHelp, []);
  useHelpKeys(help);
  useEffect(() => setCursor((now) => openId ?? now), [openId]);

  const ids = rows.map((row) => row.id);
  const move = (step: 1 | -1) => setCursor(stepFrom(ids, cursor, step));
  useInboxKeys({
    next: () => move(1),
    previous: () => move(-1),
    open: () => cursor && open(cursor),
    search: () => searchField.current?.focus(),
    back: () => {
      const field = document.activeElement;
      if (field instanceof HTMLElement && field.matches('input, textarea')) field.blur();
      else if (openId) back();
    },
  });

  return (
    <div className={classes.inbox}>
      <VisuallyHidden component="h1">{t('inbox.title')}</VisuallyHidden>
      {(!isOnePane || !openId) && (
        <ListPane
          state={state}
          onState={setState}
          rows={rows}
          query={query}
          cursor={cursor}
          openId={openId}
          isOnePane={isOnePane}
          searchField={searchField}
        />
      )}
      {openId ? (
        <>
          <ThreadPane
            conversationId={openId}
            known={rows.find((row) => row.id === openId)}
            onBack={back}
            panel={panel}
          />
          <Panel conversationId={openId} panel={panel} />
        </>
      ) : (
        !isOnePane && <NothingOpen />
      )}
    </div>
  );
}

/** The middle before a conversation is chosen, and before there is any. */
function NothingOpen() {
  const counts = useQuery(countsQuery).data;
  return (
    <div className={classes.nothing}>
      {isUntouched(counts) ? (
        <NoConversations />
      ) : (
        <EmptyState
          icon={IconMessages}
          title={t('inbox.empty.choose_title')}
          text={t('inbox.empty.choose_text')}
        />
      )}
    </div>
  );
}

interface PanelProps {
  conversationId: string;
  panel: ReturnType<typeof usePanel>;
}

function Panel({ conversationId, panel }: PanelProps) {
  const { data } = useQuery({ ...conversationQuery(conversationId), enabled: false });
  if (!data) return null;
  if (!panel.isDrawer) return panel.isOpen && <ClientPanel conversation={data} />;
  return (
    <Drawer
      opened={panel.isOpen}
      onClose={panel.close}
      size={400}
      padding={0}
      title={t('inbox.panes.panel')}
      classNames={{ header: classes.drawerHeader ?? '' }}
      closeButtonProps={{
        'aria-label': t('inbox.panel.close'),
        icon: <IconArrowLeft size={20} />,
      }}
    >
      <ClientPanel conversation={data} />
    </Drawer>
  );
}
