import { Button, Skeleton, Stack, Text } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { t } from '../../../lib/i18n.ts';
import { ErrorState } from '../../feedback/ErrorState.tsx';

export interface PastListProps<Entry> {
  query: UseInfiniteQueryResult<{ pages: Entry[][] }>;
  /** One sentence for when there is nothing. */
  empty: string;
  children: (entries: Entry[]) => ReactNode;
}

/** What happened, page by page: loading, nothing yet, failed, and the way to what came before. */
export function PastList<Entry>({ query, empty, children }: PastListProps<Entry>) {
  const entries = query.data?.pages.flat() ?? [];
  if (query.isPending) {
    return (
      <Stack gap="md">
        <Skeleton h={26} />
        <Skeleton h={26} w="80%" />
        <Skeleton h={26} w="60%" />
      </Stack>
    );
  }
  if (query.error && entries.length === 0)
    return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (entries.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        {empty}
      </Text>
    );
  }
  return (
    <>
      {children(entries)}
      {query.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          mt="sm"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('ui.load_more')}
        </Button>
      )}
    </>
  );
}
