import { Anchor } from '@mantine/core';
import { IconAlertCircle, IconClock } from '@tabler/icons-react';
import { locale, t } from '../../../lib/i18n.ts';
import { relativeTime } from '../../../lib/time.ts';
import { AttachmentList } from './AttachmentList.tsx';
import { MarkdownText } from '../../../ui/writing/MarkdownText.tsx';
import type { Outgoing } from '../thread/state/outbox.ts';
import classes from './messages.module.css';

export interface OutgoingActions {
  retry: (entry: Outgoing) => void;
  sendAnyway: (entry: Outgoing) => void;
  discard: (entry: Outgoing) => void;
  /** Looks at what the colleague wrote before deciding. */
  review: (entry: Outgoing) => void;
}

export interface OutgoingBubbleProps {
  entry: Outgoing;
  actions: OutgoingActions;
  /** Who replied in the meantime, as the thread shows it. */
  collision: { name: string; at: string } | undefined;
}

/** A message on its way, or one that did not arrive with what can be done about it. */
export function OutgoingBubble({ entry, actions, collision }: OutgoingBubbleProps) {
  const isNote = entry.body.kind === 'note';
  return (
    <article
      className={classes.message}
      data-side="right"
      data-opens
      data-note={isNote || undefined}
      data-state={entry.state}
    >
      <span className={classes.face} />
      <div className={classes.column}>
        <div className={classes.bubble}>
          {entry.body.content !== '' && <MarkdownText source={entry.body.content} />}
          {entry.attachments.length > 0 && <AttachmentList attachments={entry.attachments} />}
        </div>
        <StateLine entry={entry} actions={actions} collision={collision} />
      </div>
    </article>
  );
}

function StateLine({ entry, actions, collision }: OutgoingBubbleProps) {
  if (entry.state === 'sending') {
    return (
      <span className={classes.state} role="status">
        <IconClock size={13} aria-hidden />
        {t('inbox.thread.sending')}
      </span>
    );
  }
  const isCollision = entry.state === 'collision';
  return (
    <span className={classes.state} data-bad role="alert">
      <IconAlertCircle size={14} aria-hidden />
      <span>{isCollision ? collisionWords(collision) : failureWords(entry)}</span>
      {isCollision ? (
        <>
          <Action onClick={() => actions.review(entry)}>{t('inbox.thread.review')}</Action>
          <Action onClick={() => actions.sendAnyway(entry)}>{t('inbox.thread.send_anyway')}</Action>
        </>
      ) : (
        <Action onClick={() => actions.retry(entry)}>{t('inbox.thread.retry')}</Action>
      )}
      <Action onClick={() => actions.discard(entry)}>{t('inbox.thread.discard')}</Action>
    </span>
  );
}

function Action({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Anchor component="button" fz="xs" fw={500} onClick={onClick}>
      {children}
    </Anchor>
  );
}

function collisionWords(collision: OutgoingBubbleProps['collision']): string {
  if (!collision) return t('inbox.thread.collision_unknown');
  const when = timeAgo(new Date(collision.at), new Date());
  return t('inbox.thread.collision', { name: collision.name, when });
}

/** Seconds count here: "3 sec. ago" says that it was at the same time, "now" would not. */
function timeAgo(at: Date, now: Date): string {
  const seconds = Math.max(1, Math.round((now.getTime() - at.getTime()) / 1000));
  if (seconds >= 60) return relativeTime(at, now);
  const format = new Intl.RelativeTimeFormat(locale(), { style: 'short', numeric: 'always' });
  return format.format(-seconds, 'second');
}

function failureWords({ problem }: Outgoing): string {
  if (!problem) return t('inbox.thread.failed');
  return t('inbox.thread.failed_reason', { reason: problem.detail ?? problem.title });
}
