import type { Notification } from '@atrium/contract/notifications/notifications.ts';
import { recordPath } from '@atrium/contract/records/record-paths.ts';
import { ActionIcon, Text, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCircleCheck, IconCircleDot } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../lib/i18n.ts';
import { RecordTile } from '../../ui/RecordTile.tsx';
import { RECORDS, type RecordType } from '../../ui/records.ts';
import { When } from '../../ui/value/When.tsx';
import { markRead } from './notifications.queries.ts';
import classes from './bell.module.css';

function typeOf(subject: string): RecordType {
  return subject in RECORDS ? (subject as RecordType) : 'client';
}

/** One notification; opening it reads it. */
export function BellLine({
  notification,
  close,
}: {
  notification: Notification;
  close: () => void;
}) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { subject_type, subject_id, summary, text, is_read, created_at } = notification;

  function open(): void {
    if (!is_read) void markRead(client, notification, true);
    const to = recordPath(subject_type, subject_id);
    if (to === undefined) return;
    close();
    void navigate({ to });
  }

  const turn = t(is_read ? 'notifications.mark_unread' : 'notifications.mark_read');
  const Turn = is_read ? IconCircleDot : IconCircleCheck;
  return (
    <li className={classes.line} data-unread={!is_read || undefined}>
      <UnstyledButton data-line className={classes.open} onClick={open}>
        <RecordTile type={typeOf(subject_type)} size={26} />
        <span className={classes.words}>
          {!is_read && <VisuallyHidden>{t('notifications.is_unread')} </VisuallyHidden>}
          <Text span fz="sm" fw={is_read ? 400 : 500} className={classes.summary}>
            {summary}
          </Text>
          {text && (
            <Text span fz="sm" c="dimmed" lineClamp={2} className={classes.said}>
              {text}
            </Text>
          )}
          <Text span fz="xs" c="dimmed">
            <When at={created_at} />
          </Text>
        </span>
      </UnstyledButton>
      <Tooltip label={turn}>
        <ActionIcon
          size={28}
          aria-label={`${turn}: ${summary}`}
          onClick={() => void markRead(client, notification, !is_read)}
        >
          <Turn size={16} />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}
