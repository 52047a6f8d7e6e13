import { Anchor, Button, Loader, Text } from '@mantine/core';
import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import type { Message } from '@atrium/contract/inbox/messages.ts';
import { IconArrowDown } from '@tabler/icons-react';
import { useMemo } from 'react';
import { t } from '../../../lib/i18n.ts';
import { DayLine } from './DayLine.tsx';
import { MessageBubble } from './MessageBubble.tsx';
import { OutgoingBubble } from './OutgoingBubble.tsx';
import type { OutgoingActions } from './OutgoingBubble.tsx';
import type { Outgoing } from '../thread/state/outbox.ts';
import type { ThreadItem } from '../thread/state/thread-items.ts';
import { seenSeq, threadItems } from '../thread/state/thread-items.ts';
import { useThreadScroll } from './useThreadScroll.ts';
import classes from './messages.module.css';

export interface MessageListProps {
  conversation: Conversation;
  messages: readonly Message[];
  outgoing: readonly Outgoing[];
  hasEarlier: boolean;
  earlier: 'idle' | 'loading' | 'failed';
  askEarlier: () => void;
  actions: Omit<OutgoingActions, 'review'>;
  typing: string | undefined;
  me: number;
  /** The number of the last message that has been on screen. */
  onShown: (seq: number) => void;
}

/** The messages of a conversation: grows upward, stays where the reader is, follows at the end. */
export function MessageList(props: MessageListProps) {
  const { conversation, messages, outgoing, hasEarlier, earlier, askEarlier, me } = props;
  const items = useMemo(() => threadItems(messages, outgoing), [messages, outgoing]);
  const scroll = useThreadScroll({
    conversationId: conversation.id,
    messages,
    ownCount: outgoing.length,
    canGrow: hasEarlier && earlier === 'idle',
    askEarlier,
    onShown: props.onShown,
  });
  const seen = seenSeq(messages, conversation.visitor_read_seq);
  const reply = messages.findLast(
    (each) => each.kind === 'text' && each.author_type === 'user' && each.author_id !== String(me),
  );
  const context: LineContext = {
    conversation,
    seen,
    collision: reply && { name: reply.author_name ?? '', at: reply.created_at },
    actions: { ...props.actions, review: () => scroll.toMessage(reply?.seq) },
  };
  return (
    <div className={classes.frame}>
      <div
        ref={scroll.frame}
        className={classes.scroller}
        onScroll={scroll.onScroll}
        role="log"
        aria-label={t('inbox.thread.messages')}
        tabIndex={0}
      >
        <div ref={scroll.content} className={classes.lines}>
          <Beginning {...props} />
          {items.map((item) => (
            <Line key={item.key} item={item} context={context} />
          ))}
          {props.typing && (
            <Text fz="sm" c="dimmed" className={classes.typing} role="status">
              <span className={classes.dots} aria-hidden />
              {t('inbox.thread.typing', { name: props.typing })}
            </Text>
          )}
        </div>
      </div>
      {scroll.isAway && (
        <Button
          className={classes.pill}
          size="xs"
          radius="xl"
          variant={scroll.newCount > 0 ? 'filled' : 'default'}
          leftSection={<IconArrowDown size={14} />}
          onClick={scroll.toEnd}
        >
          {scroll.newCount > 0
            ? t('inbox.thread.new', { count: scroll.newCount })
            : t('inbox.thread.latest')}
        </Button>
      )}
    </div>
  );
}

function Beginning({ hasEarlier, earlier, askEarlier, messages }: MessageListProps) {
  if (messages.length === 0) {
    return <div className={classes.beginning}>{t('inbox.empty.thread_title')}</div>;
  }
  if (!hasEarlier) return <div className={classes.beginning}>{t('inbox.thread.beginning')}</div>;
  if (earlier === 'loading') {
    return (
      <div className={classes.beginning} role="status">
        <Loader size={16} aria-label={t('inbox.thread.loading_earlier')} />
      </div>
    );
  }
  return (
    <div className={classes.beginning}>
      {earlier === 'failed' && `${t('inbox.thread.earlier_failed')} `}
      <Anchor component="button" fz="sm" onClick={askEarlier}>
        {t(earlier === 'failed' ? 'ui.try_again' : 'inbox.thread.earlier')}
      </Anchor>
    </div>
  );
}

interface LineContext {
  conversation: Conversation;
  seen: number | undefined;
  collision: { name: string; at: string } | undefined;
  actions: OutgoingActions;
}

function Line({ item, context }: { item: ThreadItem; context: LineContext }) {
  const { conversation } = context;
  switch (item.type) {
    case 'day':
      return <DayLine at={item.at} />;
    case 'event':
      return (
        <div className={classes.event} data-seq={item.message.seq}>
          {item.message.content}
        </div>
      );
    case 'message':
      return (
        <div data-seq={item.message.seq}>
          <MessageBubble
            message={item.message}
            opensGroup={item.opensGroup}
            closesGroup={item.closesGroup}
            person={conversation.person}
            isUnverified={conversation.client_id !== null && !conversation.client_is_verified}
            isSeen={item.message.seq === context.seen}
          />
        </div>
      );
    case 'outgoing':
      return (
        <OutgoingBubble
          entry={item.outgoing}
          actions={context.actions}
          collision={context.collision}
        />
      );
  }
}
