import { Anchor, Skeleton, Text } from '@mantine/core';
import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { t } from '../../../lib/i18n.ts';
import { ConversationRow } from './ConversationRow.tsx';
import type { InboxSearch } from './views.ts';
import classes from './list.module.css';

const ROW_HEIGHT = 84;
const AHEAD = 8;

export interface ConversationRowsProps {
  rows: readonly Conversation[];
  search: InboxSearch;
  query: UseInfiniteQueryResult;
  cursor: string | undefined;
  openId: string | undefined;
}

/** The rows on screen only, however many there are; the next page comes before the end is reached. */
export function ConversationRows({ rows, search, query, cursor, openId }: ConversationRowsProps) {
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: AHEAD,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  const isNearEnd = last >= rows.length - AHEAD;
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetchingNextPage && !isFetchNextPageError)
      void fetchNextPage();
  }, [isNearEnd, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  const cursorAt = rows.findIndex((row) => row.id === cursor);
  useEffect(() => {
    if (cursorAt >= 0) virtual.scrollToIndex(cursorAt, { align: 'auto' });
    // Only when the cursor moves: a live change of order must not move what somebody reads.
    // The virtualizer is one object for the life of the list.
  }, [cursor, virtual]);

  return (
    <div ref={frame} className={classes.scroller} tabIndex={-1}>
      <ul className={classes.rows} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <li
              key={item.key}
              className={classes.item}
              style={{ height: ROW_HEIGHT, transform: `translateY(${item.start}px)` }}
            >
              <ConversationRow
                row={row}
                search={search}
                isOpen={row.id === openId}
                isCursor={row.id === cursor}
              />
            </li>
          );
        })}
      </ul>
      {isFetchingNextPage && <Skeleton h={ROW_HEIGHT - 20} m="xs" />}
      {isFetchNextPageError && (
        <Text fz="sm" c="dimmed" ta="center" p="sm">
          {t('inbox.list.more_failed')}{' '}
          <Anchor component="button" fz="sm" onClick={() => void fetchNextPage()}>
            {t('ui.try_again')}
          </Anchor>
        </Text>
      )}
    </div>
  );
}
