import { Paper, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { t } from '../../lib/i18n.ts';
import { PastList } from '../../ui/record-page/past/PastList.tsx';
import { Timeline } from '../../ui/record-page/past/Timeline.tsx';
import { clientTimelineQuery } from './clients.queries.ts';

/** What happened with a client. */
export function ClientTimeline({ id }: { id: number }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={t('clients.timeline')}>
      <Title order={2} fz="md" mb="sm">
        {t('clients.timeline')}
      </Title>
      <PastList
        query={useInfiniteQuery(clientTimelineQuery(id))}
        empty={t('clients.timeline_empty')}
      >
        {(entries) => <Timeline entries={entries} />}
      </PastList>
    </Paper>
  );
}
