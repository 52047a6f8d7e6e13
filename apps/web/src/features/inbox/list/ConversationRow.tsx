import { Badge, Tooltip } from '@mantine/core';
import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import {
  IconArrowBackUp,
  IconBan,
  IconClockPause,
  IconFlag,
  IconShieldQuestion,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { t } from '../../../lib/i18n.ts';
import { shortTime } from '../../../lib/time.ts';
import { Initials } from '../../../ui/value/PersonName.tsx';
import { When } from '../../../ui/value/When.tsx';
import type { InboxSearch } from './views.ts';
import classes from './list.module.css';

export interface ConversationRowProps {
  row: Conversation;
  search: InboxSearch;
  isOpen: boolean;
  isCursor: boolean;
}

/** One conversation in the list; the whole row is the link. */
export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { row, search, isOpen, isCursor } = props;
  const isUnread = row.unread_count > 0;
  return (
    <Link
      to="/inbox/$conversationId"
      params={{ conversationId: row.id }}
      search={search}
      className={classes.row}
      data-cursor={isCursor || undefined}
      data-unread={isUnread || undefined}
      aria-current={isOpen || undefined}
    >
      <span className={classes.avatar}>
        <Initials name={row.person} size={34} />
        {row.is_online && <span className={classes.online} title={t('inbox.list.online')} />}
      </span>
      <span className={classes.lines}>
        <span className={classes.top}>
          <span className={classes.person}>{row.person}</span>
          <span className={classes.time}>
            <When at={row.last_message_at} look="short" />
          </span>
        </span>
        <span className={classes.middle}>
          <span className={classes.preview}>
            {row.last_message_author_type === 'user' && (
              <IconArrowBackUp
                size={14}
                className={classes.reply}
                aria-label={t('inbox.list.reply')}
              />
            )}
            {row.last_message_preview || t('inbox.list.no_words')}
          </span>
          {isUnread && (
            <span
              className={classes.unread}
              role="img"
              aria-label={t('inbox.list.unread', { count: row.unread_count })}
            >
              {row.unread_count > 99 ? '99+' : row.unread_count}
            </span>
          )}
        </span>
        <RowMarks row={row} />
      </span>
    </Link>
  );
});

function RowMarks({ row }: { row: Conversation }) {
  const isClaimed = row.client_id !== null && !row.client_is_verified;
  return (
    <span className={classes.marks}>
      {isClaimed && (
        <Tooltip label={t('inbox.thread.unverified_hint')}>
          <IconShieldQuestion size={14} aria-label={t('inbox.list.unverified')} />
        </Tooltip>
      )}
      {row.is_blocked && <IconBan size={14} aria-label={t('inbox.list.blocked')} />}
      {(row.priority === 'High' || row.priority === 'Urgent') && (
        <span className={classes.priority} data-priority={row.priority}>
          <IconFlag size={13} aria-hidden />
          {t(`inbox.priorities.${row.priority}`)}
        </span>
      )}
      {row.status === 'Snoozed' && row.snoozed_until && (
        <span className={classes.mark}>
          <IconClockPause size={13} aria-hidden />
          {shortTime(new Date(row.snoozed_until), new Date())}
        </span>
      )}
      {row.status === 'Pending' && <span>{t('inbox.statuses.Pending')}</span>}
      {row.labels.slice(0, 2).map((label) => (
        <Badge key={label.id} size="xs" color={label.color}>
          {label.name}
        </Badge>
      ))}
      {row.labels.length > 2 && <span>+{row.labels.length - 2}</span>}
      {row.labels.length === 0 && row.site_name && (
        <span className={classes.site}>{row.site_name}</span>
      )}
      <span className={classes.assignee}>
        {row.assignee && (
          <Tooltip label={t('inbox.actions.assigned_to', { name: row.assignee.name })}>
            <span
              role="img"
              aria-label={t('inbox.actions.assigned_to', { name: row.assignee.name })}
            >
              <Initials name={row.assignee.name} size={18} />
            </span>
          </Tooltip>
        )}
      </span>
    </span>
  );
}
