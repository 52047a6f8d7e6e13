import type { Activity } from '@atrium/contract/work/activities/activities.ts';
import type { CalendarRef } from '@fullcalendar/react';
import { Alert } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { useTitle } from '../../../lib/title.ts';
import { timeZone } from '../../../lib/zone/zone.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import type { Given } from '../activities/form/activity-values.ts';
import { ActivityForm } from '../activities/form/ActivityForm.tsx';
import { ActivityPeek } from './ActivityPeek.tsx';
import type { CalendarSearch, View } from './calendar-view.ts';
import { VIEWS } from './calendar-view.ts';
import { rangeQuery, type Range } from './calendar.queries.ts';
import { CalendarBar } from './CalendarBar.tsx';
import { CalendarGrid } from './CalendarGrid.tsx';
import classes from './calendar.module.css';

const DAY_MS = 86_400_000;

/** A day more at both ends: the days of the person's time zone may begin earlier than those on screen. */
function widened(start: Date, end: Date): Range {
  return {
    from: new Date(start.getTime() - DAY_MS).toISOString(),
    to: new Date(end.getTime() + DAY_MS).toISOString(),
  };
}

/** What stands in the address, and how it is changed; Back leads to the page before. */
function useCalendarSearch() {
  const search = useSearch({ strict: false }) as CalendarSearch;
  const navigate = useNavigate();
  const change = (next: CalendarSearch) =>
    void navigate({ to: '/calendar', search: { ...search, ...next } as never, replace: true });
  return { search, change };
}

/** Events and tasks by month, week or day, to be moved and made where they stand. */
export function CalendarPage() {
  useTitle(t('work.calendar.title'));
  const mayWrite = useMay('work.write');
  const isNarrow = useMediaQuery('(max-width: 48em)', undefined, {
    getInitialValueInEffect: false,
  });
  const { search, change } = useCalendarSearch();
  const calendar = useRef<CalendarRef>(null);
  const [shown, setShown] = useState<{ range: Range; title: string }>();
  const [making, setMaking] = useState<Given>();
  const [peeked, setPeeked] = useState<Activity>();
  const whose = search.of ?? 'me';
  const view: View = search.view ?? (isNarrow ? 'list' : 'week');
  const browser = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = search.zone === 'browser' ? browser : timeZone();
  const { data, error, refetch } = useQuery({
    ...rangeQuery(shown?.range ?? { from: '', to: '' }, whose),
    enabled: shown !== undefined,
  });
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  return (
    <main className={classes.page}>
      <CalendarBar
        title={shown?.title ?? ''}
        view={view}
        setView={(next) => {
          calendar.current?.getApi().changeView(VIEWS[next]);
          change({ view: next });
        }}
        go={(way) => calendar.current?.getApi()[way]()}
        whose={whose}
        setWhose={(of) => change({ of })}
        zone={zone}
        zones={[timeZone(), browser]}
        setZone={(next) => change({ zone: next === timeZone() ? '' : 'browser' })}
        create={mayWrite ? () => setMaking({}) : undefined}
      />
      {data?.is_cut && (
        <Alert color="amber" role="status" py="xs">
          {t('work.calendar.cut')}
        </Alert>
      )}
      <CalendarGrid
        calendar={calendar}
        view={view}
        date={search.date}
        zone={zone}
        activities={data?.activities ?? []}
        isShared={whose === 'all'}
        canWrite={mayWrite}
        create={setMaking}
        open={setPeeked}
        shown={({ start, end, title, day }) => {
          setShown({ range: widened(start, end), title });
          if (day !== search.date) change({ date: day });
        }}
      />
      {making && (
        <ActivityForm
          type="Event"
          initial={{ ...making, ...(Number(whose) > 0 && { assigned_to_id: Number(whose) }) }}
          close={() => setMaking(undefined)}
        />
      )}
      {peeked && <ActivityPeek id={peeked.id} close={() => setPeeked(undefined)} />}
    </main>
  );
}
