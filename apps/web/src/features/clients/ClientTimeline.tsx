import { Button, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { t } from '../../lib/i18n.ts';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { Timeline } from '../../ui/record-page/Timeline.tsx';
import { clientTimelineQuery } from './clients.queries.ts';

/** What happened with a client. */
export function ClientTimeline({ id }: { id: number }) {
  const timeline = useInfiniteQuery(clientTimelineQuery(id));
  const entries = timeline.data?.pages.flat() ?? [];
  return (
    <Paper withBorder p="md" component="section" aria-label={t('clients.timeline')}>
      <Title order={2} fz="md" mb="sm">
        {t('clients.timeline')}
      </Title>
      {timeline.isPending && (
        <Stack gap="md">
          <Skeleton h={26} />
          <Skeleton h={26} w="80%" />
          <Skeleton h={26} w="60%" />
        </Stack>
      )}
      {timeline.error && entries.length === 0 && (
        <ErrorState error={timeline.error} retry={() => void timeline.refetch()} />
      )}
      {timeline.isSuccess && entries.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('clients.timeline_empty')}
        </Text>
      )}
      <Timeline entries={entries} />
      {timeline.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          loading={timeline.isFetchingNextPage}
          onClick={() => void timeline.fetchNextPage()}
        >
          {t('ui.load_more')}
        </Button>
      )}
    </Paper>
  );
}
