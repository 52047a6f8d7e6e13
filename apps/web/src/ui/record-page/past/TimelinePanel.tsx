import type { TimelineEntry, TimelineKind } from '@atrium/contract/records/timeline.ts';
import { CloseButton, Group, MultiSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import type { InfiniteData, UseInfiniteQueryOptions } from '@tanstack/react-query';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { TimelineFilter } from '../../../lib/records/record-queries.ts';
import type { Ref } from '../../records.ts';
import classes from './past.module.css';
import { PastList } from './PastList.tsx';
import { Timeline } from './Timeline.tsx';
import { kindChoices } from './timeline-kinds.ts';

const SEARCH_AFTER_MILLISECONDS = 250;

/** The timeline of one record, for a filter. */
export type TimelineOf<Key extends readonly unknown[]> = (
  filter: TimelineFilter,
) => UseInfiniteQueryOptions<
  TimelineEntry[],
  Error,
  InfiniteData<TimelineEntry[]>,
  Key,
  number | undefined
>;

interface FilterProps {
  kinds: TimelineKind[];
  setKinds: (kinds: TimelineKind[]) => void;
  search: string;
  setSearch: (search: string) => void;
}

function Filter({ kinds, setKinds, search, setSearch }: FilterProps) {
  return (
    <Group gap="xs" mb="md" align="flex-start" wrap="nowrap" className={classes.filter}>
      <TextInput
        size="xs"
        flex={1}
        aria-label={t('ui.timeline_search')}
        placeholder={t('ui.timeline_search')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        rightSection={
          search && (
            <CloseButton
              size="xs"
              aria-label={t('ui.clear_search')}
              onClick={() => setSearch('')}
            />
          )
        }
      />
      <MultiSelect
        size="xs"
        flex={1}
        aria-label={t('ui.timeline_filter')}
        placeholder={kinds.length === 0 ? t('ui.timeline_all') : ''}
        leftSection={<IconFilter size={14} aria-hidden />}
        data={kindChoices()}
        value={kinds}
        onChange={(next) => setKinds(next as TimelineKind[])}
        clearable
      />
    </Group>
  );
}

interface Props<Key extends readonly unknown[]> {
  of: Ref;
  timeline: TimelineOf<Key>;
  menuOf?: ((entry: TimelineEntry) => ReactNode) | undefined;
}

/** What happened, to be filtered by kind and searched. */
export function TimelinePanel<Key extends readonly unknown[]>({
  of,
  timeline,
  menuOf,
}: Props<Key>) {
  const [kinds, setKinds] = useState<TimelineKind[]>([]);
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search.trim(), SEARCH_AFTER_MILLISECONDS);
  const query = useInfiniteQuery({
    ...timeline({ kinds, search: wanted }),
    placeholderData: keepPreviousData,
  });
  const isFiltered = kinds.length > 0 || wanted !== '';
  return (
    <>
      <Filter {...{ kinds, setKinds, search, setSearch }} />
      <PastList query={query} empty={isFiltered ? t('ui.timeline_none') : t('ui.timeline_empty')}>
        {(entries) => <Timeline entries={entries} of={of} menuOf={menuOf} />}
      </PastList>
    </>
  );
}
