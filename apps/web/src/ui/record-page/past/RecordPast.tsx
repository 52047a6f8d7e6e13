import type { HistoryEntry } from '@atrium/contract/records/history.ts';
import type { TimelineEntry } from '@atrium/contract/records/timeline.ts';
import { Paper, Tabs } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryOptions } from '@tanstack/react-query';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Field } from '../../record-form/fields.ts';
import type { Ref } from '../../records.ts';
import { History } from './History.tsx';
import { PastList } from './PastList.tsx';
import type { TimelineOf } from './TimelinePanel.tsx';
import { TimelinePanel } from './TimelinePanel.tsx';

type HistoryQuery<Key extends readonly unknown[]> = UseInfiniteQueryOptions<
  HistoryEntry[],
  Error,
  InfiniteData<HistoryEntry[]>,
  Key,
  number | undefined
>;

export interface RecordPastProps<One extends readonly unknown[], Other extends readonly unknown[]> {
  /** The record on screen. */
  of: Ref;
  timeline: TimelineOf<One>;
  history: HistoryQuery<Other>;
  /** Name and show what has changed. */
  fields: readonly Field[];
  /** What stands above the timeline: writing into it, and what is coming up. */
  above?: ReactNode;
  /** What can be done with a line of the timeline. */
  menuOf?: (entry: TimelineEntry) => ReactNode;
}

function HistoryPanel<Key extends readonly unknown[]>({
  query,
  fields,
}: {
  query: HistoryQuery<Key>;
  fields: readonly Field[];
}) {
  return (
    <PastList query={useInfiniteQuery(query)} empty={t('ui.history_empty')}>
      {(entries) => <History entries={entries} fields={fields} />}
    </PastList>
  );
}

/** The middle of a record page: what happened, and what was changed. */
export function RecordPast<One extends readonly unknown[], Other extends readonly unknown[]>(
  props: RecordPastProps<One, Other>,
) {
  return (
    <Paper withBorder p="md" component="section" aria-label={t('ui.timeline')}>
      <Tabs defaultValue="timeline" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="timeline">{t('ui.timeline')}</Tabs.Tab>
          <Tabs.Tab value="history">{t('ui.history')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="timeline">
          {props.above}
          <TimelinePanel of={props.of} timeline={props.timeline} menuOf={props.menuOf} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <HistoryPanel query={props.history} fields={props.fields} />
        </Tabs.Panel>
      </Tabs>
    </Paper>
  );
}
