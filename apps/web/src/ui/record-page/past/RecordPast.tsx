import type { TimelineEntry } from '@atrium/contract/clients/clients.ts';
import type { HistoryEntry } from '@atrium/contract/records/history.ts';
import { Paper, Tabs } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryOptions } from '@tanstack/react-query';
import { useInfiniteQuery } from '@tanstack/react-query';
import { t } from '../../../lib/i18n.ts';
import type { Field } from '../../record-form/fields.ts';
import { Timeline } from './Timeline.tsx';
import { History } from './History.tsx';
import { PastList } from './PastList.tsx';

type PastQuery<Entry, Key extends readonly unknown[]> = UseInfiniteQueryOptions<
  Entry[],
  Error,
  InfiniteData<Entry[]>,
  Key,
  number | undefined
>;

export interface RecordPastProps<One extends readonly unknown[], Other extends readonly unknown[]> {
  timeline: PastQuery<TimelineEntry, One>;
  history: PastQuery<HistoryEntry, Other>;
  /** Name and show what has changed. */
  fields: readonly Field[];
}

function TimelinePanel<Key extends readonly unknown[]>({
  query,
}: {
  query: PastQuery<TimelineEntry, Key>;
}) {
  return (
    <PastList query={useInfiniteQuery(query)} empty={t('ui.timeline_empty')}>
      {(entries) => <Timeline entries={entries} />}
    </PastList>
  );
}

function HistoryPanel<Key extends readonly unknown[]>({
  query,
  fields,
}: {
  query: PastQuery<HistoryEntry, Key>;
  fields: readonly Field[];
}) {
  return (
    <PastList query={useInfiniteQuery(query)} empty={t('ui.history_empty')}>
      {(entries) => <History entries={entries} fields={fields} />}
    </PastList>
  );
}

/** The middle of a record page: what happened, and what was changed. */
export function RecordPast<One extends readonly unknown[], Other extends readonly unknown[]>({
  timeline,
  history,
  fields,
}: RecordPastProps<One, Other>) {
  return (
    <Paper withBorder p="md" component="section" aria-label={t('ui.timeline')}>
      <Tabs defaultValue="timeline" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="timeline">{t('ui.timeline')}</Tabs.Tab>
          <Tabs.Tab value="history">{t('ui.history')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="timeline">
          <TimelinePanel query={timeline} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <HistoryPanel query={history} fields={fields} />
        </Tabs.Panel>
      </Tabs>
    </Paper>
  );
}
