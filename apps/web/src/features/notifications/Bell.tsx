import { ActionIcon, Indicator, Popover, Skeleton, Tooltip } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { needMessages, t } from '../../lib/i18n.ts';
import { useLive } from '../../lib/live/index.ts';
import { refreshBell, unreadQuery } from './notifications.queries.ts';

const BellPanel = lazy(async () => {
  await needMessages('notifications');
  return { default: (await import('./BellPanel.tsx')).BellPanel };
});

const MOST = 99;

/** What is new for this person: how much, and behind it what. */
export function Bell() {
  const [isOpen, setOpen] = useState(false);
  const client = useQueryClient();
  const unread = useQuery(unreadQuery).data?.unread ?? 0;
  useLive((push) => {
    if (push.type === 'notification') refreshBell(client);
  });
  const label = unread > 0 ? t('shell.bell_unread', { count: unread }) : t('shell.bell');
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={400}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Tooltip label={label} disabled={isOpen}>
          <Indicator
            label={unread > MOST ? `${MOST}+` : unread}
            disabled={unread === 0}
            size={16}
            offset={5}
            color="red"
          >
            <ActionIcon size={32} aria-label={label} onClick={() => setOpen(!isOpen)}>
              <IconBell size={18} />
            </ActionIcon>
          </Indicator>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={0} maw="calc(100vw - 24px)" aria-label={t('shell.bell')}>
        <Suspense fallback={<Skeleton h={200} m="md" w="auto" />}>
          <BellPanel close={() => setOpen(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
