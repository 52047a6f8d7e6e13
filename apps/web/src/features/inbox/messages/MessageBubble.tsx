import { Tooltip } from '@mantine/core';
import type { Message } from '@atrium/contract/inbox/messages.ts';
import { IconLock, IconShieldQuestion, IconSparkles } from '@tabler/icons-react';
import { memo } from 'react';
import { locale, t } from '../../../lib/i18n.ts';
import { fullTime } from '../../../lib/time.ts';
import { Initials } from '../../../ui/value/PersonName.tsx';
import { AttachmentList } from './AttachmentList.tsx';
import { MarkdownText } from '../../../ui/writing/MarkdownText.tsx';
import classes from './messages.module.css';

export interface MessageBubbleProps {
  message: Message;
  opensGroup: boolean;
  closesGroup: boolean;
  /** The visitor's name where the message does not carry one. */
  person: string;
  isUnverified: boolean;
  isSeen: boolean;
}

function nameOf(message: Message, person: string): string {
  if (message.author_name) return message.author_name;
  return message.author_type === 'assistant' ? t('inbox.thread.assistant') : person;
}

/** Hours and minutes, in the reader's way of writing them. */
export function clock(at: string): string {
  return new Date(at).toLocaleTimeString(locale(), { hour: 'numeric', minute: '2-digit' });
}

/** One message: the visitor's at the left, the team's at the right, notes in amber. */
export const MessageBubble = memo(function MessageBubble(props: MessageBubbleProps) {
  const { message, opensGroup, closesGroup, person } = props;
  const side = message.author_type === 'visitor' ? 'left' : 'right';
  const name = nameOf(message, person);
  return (
    <article
      className={classes.message}
      data-side={side}
      data-note={message.kind === 'note' || undefined}
      data-opens={opensGroup || undefined}
      aria-label={`${name}, ${fullTime(new Date(message.created_at))}`}
    >
      <span className={classes.face}>{closesGroup && <Initials name={name} size={28} />}</span>
      <div className={classes.column}>
        {opensGroup && <AuthorLine {...props} name={name} />}
        <div className={classes.bubble}>
          {message.content !== '' && <MarkdownText source={message.content} />}
          {message.attachments.length > 0 && <AttachmentList attachments={message.attachments} />}
        </div>
        {closesGroup && (
          <Tooltip label={fullTime(new Date(message.created_at))}>
            <span className={classes.quiet}>
              <time dateTime={message.created_at}>{clock(message.created_at)}</time>
              {props.isSeen && ` · ${t('inbox.thread.seen')}`}
            </span>
          </Tooltip>
        )}
        {!closesGroup && props.isSeen && (
          <span className={classes.quiet}>{t('inbox.thread.seen')}</span>
        )}
      </div>
    </article>
  );
});

function AuthorLine({ message, name, isUnverified }: MessageBubbleProps & { name: string }) {
  return (
    <span className={classes.author}>
      <span>{name}</span>
      {message.author_type === 'assistant' && <IconSparkles size={13} aria-hidden />}
      {message.author_type === 'visitor' && isUnverified && (
        <Tooltip label={t('inbox.thread.unverified_hint')}>
          <span className={classes.unverified}>
            <IconShieldQuestion size={13} aria-hidden />
            {t('inbox.thread.unverified')}
          </span>
        </Tooltip>
      )}
      {message.kind === 'note' && (
        <span className={classes.noteMark}>
          <IconLock size={12} aria-hidden />
          {t('inbox.thread.note')}
        </span>
      )}
    </span>
  );
}
