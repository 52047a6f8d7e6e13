import type { Activity } from '@atrium/contract/work/activities/activities.ts';
import type { MyDay } from '@atrium/contract/work/activities/my-day.ts';
import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconCalendar, IconCalendarPlus, IconChecklist, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { locale, t } from '../../../../lib/i18n.ts';
import { useMay } from '../../../../lib/session.queries.ts';
import { useTitle } from '../../../../lib/title.ts';
import { EmptyState } from '../../../../ui/feedback/EmptyState.tsx';
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx';
import { useHelpKeys } from '../../../../ui/shell/help-keys.ts';
import { myDayQuery } from '../activities.queries.ts';
import { ActivityForm } from '../form/ActivityForm.tsx';
import { groupsOf } from './day-groups.ts';
import { dayHelp } from './day-help.ts';
import { DayList } from './DayList.tsx';
import { QuickAdd } from './QuickAdd.tsx';
import { useDayKeys } from './useDayKeys.ts';
import classes from './my-day.module.css';

/** "Monday, March 2" */
function longDay(date: string): string {
  const form = { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' } as const;
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(locale(), form);
}

function isEmpty(day: MyDay): boolean {
  const { overdue, today, upcoming, undated } = day.counts;
  return overdue + today + upcoming + undated + day.events.length === 0;
}

function Lists({ day }: { day: MyDay }) {
  const { overdue, undated, counts } = day;
  const [today, ...coming] = groupsOf(day);
  const more = (shown: Activity[], count: number) => count - shown.length;
  return (
    <>
      <DayList
        title={t('work.my_day.overdue')}
        rows={overdue}
        more={more(overdue, counts.overdue)}
        isLate
      />
      <DayList
        title={t('work.my_day.today')}
        rows={today?.rows ?? []}
        more={more(day.today, counts.today)}
        isDayKnown
        empty={t('work.my_day.done_today')}
      />
      {coming.map(({ day: date, rows }) => (
        <DayList key={date} title={longDay(date)} rows={rows} isDayKnown />
      ))}
      <DayList
        title={t('work.my_day.undated')}
        rows={undated}
        more={more(undated, counts.undated)}
      />
    </>
  );
}

/** What the person at the screen has to do: late, today, and in the days that come. */
export function MyDayPage() {
  const { data: day, error, refetch } = useQuery(myDayQuery);
  const mayWrite = useMay('work.write');
  const [making, setMaking] = useState<'Task' | 'Event'>();
  const list = useRef<HTMLDivElement>(null);
  const add = useRef<HTMLInputElement>(null);
  useTitle(t('work.my_day.title'));
  useHelpKeys(useMemo(dayHelp, []));
  useDayKeys({ list, add });
  if (error && !day) return <ErrorState error={error} retry={() => void refetch()} />;
  return (
    <main className={classes.page}>
      <Group justify="space-between" align="flex-end" mb="md" gap="sm">
        <div>
          <Title order={1}>{t('work.my_day.title')}</Title>
          <Text c="dimmed">{day ? longDay(day.date) : ' '}</Text>
        </div>
        <Group gap="xs">
          <Button
            component={Link}
            to="/calendar"
            variant="default"
            leftSection={<IconCalendar size={16} />}
          >
            {t('work.my_day.calendar')}
          </Button>
          {mayWrite && (
            <>
              <Button
                variant="default"
                leftSection={<IconCalendarPlus size={16} />}
                onClick={() => setMaking('Event')}
              >
                {t('work.activities.new_event')}
              </Button>
              <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking('Task')}>
                {t('work.activities.new_task')}
              </Button>
            </>
          )}
        </Group>
      </Group>
      {mayWrite && <QuickAdd inputRef={add} day={day?.date} />}
      <div ref={list}>
        {!day && <Waiting />}
        {day && isEmpty(day) && (
          <EmptyState
            icon={IconChecklist}
            title={t('work.my_day.done_title')}
            text={t('work.my_day.done_text')}
          />
        )}
        {day && !isEmpty(day) && <Lists day={day} />}
      </div>
      {making && (
        <ActivityForm
          type={making}
          initial={day && making === 'Task' ? { due_date: day.date } : {}}
          close={() => setMaking(undefined)}
        />
      )}
    </main>
  );
}

function Waiting() {
  return (
    <Stack gap="sm" mt="md">
      <Skeleton h={18} w={90} />
      <Skeleton h={36} />
      <Skeleton h={36} />
      <Skeleton h={36} />
    </Stack>
  );
}
