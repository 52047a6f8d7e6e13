import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../lib/i18n.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { conversationQuery } from '../list/conversations.queries.ts';
import { OpenThread } from './OpenThread.tsx';
import type { OpenThreadProps } from './OpenThread.tsx';
import { ThreadSkeleton } from './ThreadSkeleton.tsx';
import classes from './thread.module.css';

export interface ThreadPaneProps extends Omit<OpenThreadProps, 'conversation'> {
  conversationId: string;
  /** The row of the list, shown until the record itself is here. */
  known: Conversation | undefined;
}

/** The middle pane: one conversation with everything that was said, and where the answer is written. */
export function ThreadPane({ conversationId, known, onBack, panel }: ThreadPaneProps) {
  const options = conversationQuery(conversationId);
  const query = useQuery(known ? { ...options, placeholderData: known } : options);
  if (query.isError && !query.data) {
    return (
      <section className={classes.pane} aria-label={t('inbox.panes.thread')}>
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      </section>
    );
  }
  return (
    <section className={classes.pane} aria-label={t('inbox.panes.thread')}>
      {query.data ? (
        <OpenThread key={conversationId} conversation={query.data} onBack={onBack} panel={panel} />
      ) : (
        <ThreadSkeleton />
      )}
    </section>
  );
}
