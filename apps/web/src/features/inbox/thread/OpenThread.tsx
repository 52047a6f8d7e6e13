import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { useFileDrop } from '../../../lib/api/uploads/useFileDrop.ts';
import type { HeaderMenu } from '../actions/ThreadHeader.tsx';
import { ThreadHeader } from '../actions/ThreadHeader.tsx';
import { useActions, useStanding } from '../actions/useActions.ts';
import type { ComposerHandle } from '../composer/Composer.tsx';
import { Composer } from '../composer/Composer.tsx';
import { useInboxKeys } from '../keyboard/useInboxKeys.ts';
import { MessageList } from '../messages/MessageList.tsx';
import { lastSeq } from './state/messages.ts';
import { ThreadNotices } from './ThreadNotices.tsx';
import { ThreadSkeleton } from './ThreadSkeleton.tsx';
import { useReadMark } from './useReadMark.ts';
import { useReplies } from './useReplies.ts';
import { useThread } from './useThread.ts';
import { useTyping } from './usePresence.ts';
import classes from './thread.module.css';

export interface OpenThreadProps {
  conversation: Conversation;
  onBack: () => void;
  panel: { isOpen: boolean; toggle: () => void };
}

/** A conversation that is here: keyed by its id, so that nothing of one shows in another. */
export function OpenThread({ conversation, onBack, panel }: OpenThreadProps) {
  const me = useMe();
  const [menu, setMenu] = useState<HeaderMenu>();
  const [shown, setShown] = useState(0);
  const composer = useRef<ComposerHandle>(null);
  const thread = useThread(conversation.id);
  const typing = useTyping(conversation.id);
  const replies = useReplies(conversation.id, composer);
  const { markUnread } = useReadMark(conversation, shown);
  const drop = useFileDrop((files) => composer.current?.addFiles(files));
  useThreadKeys({ conversation, composer, setMenu, markUnread });

  // Read when the message is sent, not when this was drawn.
  const latest = useRef(0);
  useEffect(() => {
    latest.current = lastSeq(thread.messages);
  }, [thread.messages]);

  return (
    <div className={classes.thread} {...drop.handlers}>
      <ThreadHeader
        conversation={conversation}
        onBack={onBack}
        markUnread={() => void markUnread()}
        panel={panel}
        menu={menu}
        onMenu={setMenu}
      />
      {thread.query.isPending && <ThreadSkeleton />}
      {thread.query.isError && thread.messages.length === 0 && (
        <ErrorState error={thread.query.error} retry={() => void thread.query.refetch()} />
      )}
      {thread.query.isSuccess && (
        <MessageList
          conversation={conversation}
          messages={thread.messages}
          outgoing={replies.outgoing}
          hasEarlier={thread.hasEarlier}
          earlier={thread.earlier}
          askEarlier={() => void thread.askEarlier()}
          actions={replies}
          typing={typing.visitor}
          me={me.id}
          onShown={setShown}
        />
      )}
      <ThreadNotices
        conversation={conversation}
        replying={typing.user}
        sent={replies.sent}
        undo={replies.undo}
      />
      {conversation.merged_into_id === null && (
        <Composer
          ref={composer}
          conversation={conversation}
          lastSeenSeq={() => latest.current}
          onSend={replies.send}
        />
      )}
      {drop.isOver && <div className={classes.drop}>{t('inbox.composer.drop')}</div>}
    </div>
  );
}

interface ThreadKeys {
  conversation: Conversation;
  composer: { current: ComposerHandle | null };
  setMenu: (menu: HeaderMenu) => void;
  markUnread: () => Promise<void>;
}

function useThreadKeys({ conversation, composer, setMenu, markUnread }: ThreadKeys): void {
  const me = useMe();
  const { assign } = useActions();
  const { setStatus } = useStanding();
  const isResolved = conversation.status === 'Resolved';
  useInboxKeys({
    resolve: () => void setStatus(conversation, isResolved ? 'Open' : 'Resolved'),
    assignMe: () => void assign(conversation, { id: me.id, name: me.name }),
    snooze: () => setMenu('snooze'),
    label: () => setMenu('label'),
    reply: () => composer.current?.focus('reply'),
    note: () => composer.current?.focus('note'),
    unread: () => void markUnread(),
  });
}
