import { Alert, Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import {
  IconHome,
  IconInbox,
  IconPlugConnectedX,
  IconSearch,
  IconSettings,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { needMessages, t } from '../../lib/i18n.ts';
import { LiveProvider, useLiveStatus } from '../../lib/live/index.ts';
import { sessionEnd } from '../../lib/session-end.ts';
import { useMe } from '../../lib/session.queries.ts';
import { setTimeZone } from '../../lib/zone/zone.ts';
import { PagePending } from '../../ui/feedback/PagePending.tsx';
import { RECORDS } from '../../ui/records.ts';
import { AppFrame } from '../../ui/shell/AppFrame.tsx';
import { useScreenKeys } from '../../ui/shell/help-keys.ts';
import classes from '../../ui/shell/shell.module.css';
import type { NavItem } from '../../ui/shell/Sidebar.tsx';
import { countsQuery } from '../inbox/list/conversations.queries.ts';
import type { CreateAction } from './create-actions.ts';
import { useCreateActions } from './create-actions.ts';
import { useGoKeys } from './go-keys.ts';
import { salesRooms } from './sales-rooms.ts';
import { standardKeys } from './standard-keys.ts';
import { TopActions } from './TopActions.tsx';
import { useCaseRoom, useWorkRooms } from './work-rooms.ts';

const InboxAlerts = lazy(async () => {
  await needMessages('inbox');
  return { default: (await import('../inbox/alerts/InboxAlerts.tsx')).InboxAlerts };
});
const NotificationAlerts = lazy(async () => ({
  default: (await import('../notifications/NotificationAlerts.tsx')).NotificationAlerts,
}));
const loadPalette = () => import('./palette/CommandPalette.tsx');
const CommandPalette = lazy(async () => ({ default: (await loadPalette()).CommandPalette }));
const HelpDialog = lazy(async () => ({
  default: (await import('../../ui/shell/HelpDialog.tsx')).HelpDialog,
}));
const SignInAgain = lazy(async () => ({
  default: (await import('../auth/session/SignInAgain.tsx')).SignInAgain,
}));

function useRooms(): NavItem[] {
  const { permissions } = useMe();
  const mayInbox = permissions.includes('conversations.read');
  const { data: counts } = useQuery({ ...countsQuery, enabled: mayInbox });
  const unread = counts?.unread ?? 0;
  const maySell = permissions.includes('crm.read');
  const work = useWorkRooms();
  const cases = useCaseRoom();
  const rooms: (NavItem & { isOpen: boolean })[] = [
    { to: '/', label: t('shell.home'), icon: IconHome, isExact: true, isOpen: true },
    {
      to: '/inbox',
      label: t('shell.inbox'),
      icon: IconInbox,
      badge: { count: unread, label: t('shell.unread', { count: unread }) },
      isOpen: mayInbox,
    },
    ...work,
    ...salesRooms().map((room) => ({ ...room, isOpen: maySell })),
    cases,
    {
      to: '/clients',
      label: t('shell.clients'),
      icon: RECORDS.client.icon,
      isOpen: permissions.includes('clients.read'),
    },
    {
      to: '/sites',
      label: t('shell.sites'),
      icon: RECORDS.site.icon,
      isOpen: permissions.includes('sites.read'),
    },
    { to: '/settings', label: t('shell.settings'), icon: IconSettings, isOpen: true },
  ];
  return rooms.filter(({ isOpen }) => isOpen);
}

/** Said only when the connection has been away for more than a moment. */
function LiveNotice() {
  const status = useLiveStatus();
  if (status !== 'waiting') return null;
  return (
    <Alert
      color="amber"
      radius={0}
      py={6}
      icon={<IconPlugConnectedX size={16} />}
      className={classes.notice}
      role="status"
    >
      {t('shell.offline')}
    </Alert>
  );
}

function Frame() {
  const me = useMe();
  setTimeZone(me.time_zone ?? me.organization.time_zone);
  const rooms = useRooms();
  const creates = useCreateActions();
  const [creating, create] = useState<CreateAction>();
  const [isHelpOpen, setHelpOpen] = useState(false);
  // How often the palette was asked for; its code is fetched with the first.
  const [asked, setAsked] = useState(0);
  const openPalette = () => setAsked((count) => count + 1);
  const isEnded = useSyncExternalStore(sessionEnd.subscribe, sessionEnd.isEnded);
  const screenKeys = useScreenKeys();
  useGoKeys();
  useHotkeys([['shift+?', () => setHelpOpen(true)]]);
  useHotkeys([['mod+K', openPalette]], []);
  const search = (
    <button
      type="button"
      className={classes.searchButton}
      onClick={openPalette}
      onMouseEnter={() => void loadPalette()}
    >
      <IconSearch size={16} aria-hidden />
      <span>{t('shell.search')}</span>
      <Kbd size="xs" visibleFrom="sm">
        Ctrl K
      </Kbd>
    </button>
  );
  return (
    <AppFrame
      items={rooms}
      search={search}
      notice={<LiveNotice />}
      actions={<TopActions creates={creates} create={create} openHelp={() => setHelpOpen(true)} />}
    >
      <Suspense fallback={<PagePending />}>
        <Outlet />
      </Suspense>
      <Suspense fallback={null}>
        {asked > 0 && (
          <CommandPalette asked={asked} items={rooms} creates={creates} create={create} />
        )}
        <InboxAlerts />
        <NotificationAlerts />
        {creating && <creating.form close={() => create(undefined)} />}
        {isEnded && <SignInAgain />}
        {isHelpOpen && (
          <HelpDialog
            groups={[...screenKeys, ...standardKeys()]}
            close={() => setHelpOpen(false)}
          />
        )}
      </Suspense>
    </AppFrame>
  );
}

/** The signed-in part of the app. */
export function Shell() {
  return (
    <LiveProvider>
      <Frame />
    </LiveProvider>
  );
}
