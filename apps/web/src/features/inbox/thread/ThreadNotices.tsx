import { Anchor } from '@mantine/core';
import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import type { Message } from '@atrium/contract/inbox/messages.ts';
import {
  IconArrowMerge,
  IconBan,
  IconCheck,
  IconClockPause,
  IconEye,
  IconPencil,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { locale, t } from '../../../lib/i18n.ts';
import { useViewers } from '../../../lib/live/index.ts';
import { fullTime } from '../../../lib/time.ts';
import classes from './thread.module.css';

export interface ThreadNoticesProps {
  conversation: Conversation;
  /** The colleague who is writing a reply at this moment. */
  replying: string | undefined;
  /** What was just sent and can still be taken back. */
  sent: Message | undefined;
  undo: () => void;
}

/** What one must know before writing: a colleague is here or replying, it is snoozed, blocked, merged. */
export function ThreadNotices(props: ThreadNoticesProps) {
  const { conversation, replying, sent, undo } = props;
  const viewers = useViewers('conversation', conversation.id);
  const names = new Intl.ListFormat(locale()).format(viewers.map((viewer) => viewer.name));
  const { snoozed_until, merged_into_id } = conversation;
  return (
    <div className={classes.notices} role="status">
      {sent && (
        <Notice icon={<IconCheck size={15} />}>
          {t(sent.kind === 'note' ? 'inbox.thread.note_saved' : 'inbox.thread.sent')}{' '}
          <Anchor component="button" inherit fw={500} onClick={undo}>
            {t('ui.undo')}
          </Anchor>
        </Notice>
      )}
      {replying && (
        <Notice icon={<IconPencil size={15} />} isUrgent>
          {t('inbox.thread.replying', { name: replying })}
        </Notice>
      )}
      {!replying && viewers.length > 0 && (
        <Notice icon={<IconEye size={15} />}>
          {t('inbox.thread.viewing', { count: viewers.length, names })}
        </Notice>
      )}
      {conversation.is_blocked && (
        <Notice icon={<IconBan size={15} />}>{t('inbox.thread.blocked')}</Notice>
      )}
      {conversation.status === 'Snoozed' && snoozed_until && (
        <Notice icon={<IconClockPause size={15} />}>
          {t('inbox.thread.snoozed_until', { when: fullTime(new Date(snoozed_until)) })}
        </Notice>
      )}
      {merged_into_id && (
        <Notice icon={<IconArrowMerge size={15} />}>
          {t('inbox.actions.merged_notice')}{' '}
          <Anchor
            inherit
            renderRoot={(props) => (
              <Link
                to="/inbox/$conversationId"
                params={{ conversationId: merged_into_id }}
                {...props}
              />
            )}
          >
            {t('inbox.actions.open_merged')}
          </Anchor>
        </Notice>
      )}
    </div>
  );
}

function Notice(props: { icon: ReactNode; isUrgent?: boolean; children: ReactNode }) {
  return (
    <div className={classes.notice} data-urgent={props.isUrgent || undefined}>
      {props.icon}
      <span>{props.children}</span>
    </div>
  );
}
