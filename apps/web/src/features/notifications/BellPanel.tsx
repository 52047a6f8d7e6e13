import {
  ActionIcon,
  Button,
  Group,
  SegmentedControl,
  Skeleton,
  Stack,
  Text,
  Tooltip,
} from '@mantine/core';
import { IconBellCheck, IconChecks, IconSettings } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { t } from '../../lib/i18n.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { BellLine } from './BellLine.tsx';
import { bellQuery, markAllRead, unreadQuery } from './notifications.queries.ts';
import classes from './bell.module.css';

type Which = 'all' | 'unread';

/** Arrows go from one notification to the next; Tab reaches the buttons. */
function step(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-line]')];
  const at = lines.findIndex((line) => line === document.activeElement);
  lines[Math.min(Math.max(at + by, 0), lines.length - 1)]?.focus();
}

function Head({ which, setWhich, newest, close }: HeadProps) {
  const client = useQueryClient();
  const unread = useQuery(unreadQuery).data?.unread ?? 0;
  return (
    <div className={classes.head}>
      <Group justify="space-between" wrap="nowrap">
        <Text component="h2" fz="md" fw={600} m={0}>
          {t('notifications.title')}
        </Text>
        <Group gap={2} wrap="nowrap">
          <Tooltip label={t('notifications.mark_all')}>
            <ActionIcon
              aria-label={t('notifications.mark_all')}
              disabled={unread === 0}
              onClick={() => void markAllRead(client, newest)}
            >
              <IconChecks size={18} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('notifications.preferences')}>
            <ActionIcon
              component={Link}
              to="/settings/notifications"
              aria-label={t('notifications.preferences')}
              onClick={close}
            >
              <IconSettings size={18} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
      <SegmentedControl
        size="xs"
        fullWidth
        mt={8}
        aria-label={t('notifications.which')}
        value={which}
        onChange={(value) => setWhich(value as Which)}
        data={[
          { value: 'all', label: t('notifications.all') },
          { value: 'unread', label: t('notifications.unread') },
        ]}
      />
    </div>
  );
}

interface HeadProps {
  which: Which;
  setWhich: (which: Which) => void;
  /** The newest notification on screen. */
  newest: number | undefined;
  close: () => void;
}

function Nothing({ which }: { which: Which }) {
  const isAll = which === 'all';
  return (
    <EmptyState
      icon={IconBellCheck}
      title={t(isAll ? 'notifications.empty' : 'notifications.empty_unread')}
      text={t(isAll ? 'notifications.empty_text' : 'notifications.empty_unread_text')}
    />
  );
}

/** What the bell shows: newest first, each leading to what it is about. */
export function BellPanel({ close }: { close: () => void }) {
  const [which, setWhich] = useState<Which>('all');
  const query = useInfiniteQuery(bellQuery(which));
  const rows = query.data?.pages.flatMap((page) => page.rows);
  return (
    <section aria-label={t('notifications.title')} className={classes.panel}>
      <Head which={which} setWhich={setWhich} newest={rows?.[0]?.id} close={close} />
      {query.error && !rows && (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      )}
      {query.isPending && (
        <Stack gap="sm" p="md">
          <Skeleton h={36} />
          <Skeleton h={36} />
          <Skeleton h={36} />
        </Stack>
      )}
      {rows?.length === 0 && <Nothing which={which} />}
      {rows && rows.length > 0 && (
        <ul className={classes.lines} onKeyDown={step}>
          {rows.map((row) => (
            <BellLine key={row.id} notification={row} close={close} />
          ))}
          {query.hasNextPage && (
            <li className={classes.more}>
              <Button
                variant="default"
                size="xs"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t('ui.load_more')}
              </Button>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
