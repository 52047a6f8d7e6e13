import { Skeleton } from '@mantine/core';
import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { t } from '../../../lib/i18n.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import type { InboxSearch } from './views.ts';
import { ConversationRows } from './ConversationRows.tsx';
import { ListEmpty } from './ListEmpty.tsx';
import { ListToolbar } from './ListToolbar.tsx';
import { ViewTabs } from './ViewTabs.tsx';
import classes from './list.module.css';

export interface ListPaneProps {
  state: InboxSearch;
  onState: (state: InboxSearch) => void;
  rows: readonly Conversation[];
  query: UseInfiniteQueryResult;
  /** The row under the keyboard. */
  cursor: string | undefined;
  openId: string | undefined;
  isOnePane: boolean;
  searchField: RefObject<HTMLInputElement | null>;
}

/** The left pane: views with counts, search and filters, and the conversations in live order. */
export function ListPane(props: ListPaneProps) {
  const { state, onState, rows, query } = props;
  return (
    <section className={classes.pane} aria-label={t('inbox.panes.list')}>
      <ListToolbar state={state} onState={onState} searchField={props.searchField} />
      <ViewTabs state={state} onState={onState} />
      <div className={classes.body}>
        {query.isPending && <RowSkeletons />}
        {query.isError && rows.length === 0 && (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        )}
        {query.isSuccess && rows.length === 0 && (
          <ListEmpty state={state} onState={onState} isOnePane={props.isOnePane} />
        )}
        {rows.length > 0 && (
          <ConversationRows
            // A new view begins at its top.
            key={JSON.stringify(state)}
            rows={rows}
            search={state}
            query={query}
            cursor={props.cursor}
            openId={props.openId}
          />
        )}
      </div>
    </section>
  );
}

function RowSkeletons() {
  return (
    <div className={classes.skeletons} aria-busy="true">
      {[64, 48, 72, 56, 60, 44].map((width) => (
        <div key={width} className={classes.skeleton}>
          <Skeleton circle h={34} w={34} />
          <div className={classes.skeletonLines}>
            <Skeleton h={12} w={`${width}%`} />
            <Skeleton h={10} w="90%" />
          </div>
        </div>
      ))}
    </div>
  );
}
