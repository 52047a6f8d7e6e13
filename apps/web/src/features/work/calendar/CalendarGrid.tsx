import type { Activity } from '@atrium/contract/work/activities/activities.ts';
import type { CalendarRef, EventApi } from '@fullcalendar/react';
import FullCalendar from '@fullcalendar/react';
import dayGridPlugin from '@fullcalendar/react/daygrid';
import interactionPlugin from '@fullcalendar/react/interaction';
import listPlugin from '@fullcalendar/react/list';
import timeGridPlugin from '@fullcalendar/react/timegrid';
import themePlugin from '@fullcalendar/react/themes/classic';
import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/theme.css';
import { useComputedColorScheme } from '@mantine/core';
import type { RefObject } from 'react';
import { useMemo } from 'react';
import { locale, t } from '../../../lib/i18n.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import type { Given } from '../activities/form/activity-values.ts';
import { eventOf, movedTo, timesAt, timesOf } from './calendar-events.ts';
import { firstDayOfWeek, VIEWS, type View } from './calendar-view.ts';
import { useMoveActivity } from './calendar.queries.ts';
import classes from './calendar.module.css';

const PLUGINS = [dayGridPlugin, timeGridPlugin, listPlugin, interactionPlugin, themePlugin];
/** A working day is seen first. */
const FIRST_HOUR = '07:00:00';

export interface CalendarGridProps {
  calendar: RefObject<CalendarRef | null>;
  view: View;
  date: string | undefined;
  zone: string;
  activities: readonly Activity[];
  /** Several people's: each says whose it is. */
  isShared: boolean;
  canWrite: boolean;
  create: (initial: Given) => void;
  open: (activity: Activity) => void;
  shown: (part: { start: Date; end: Date; title: string; day: string }) => void;
}

const activityOf = (event: EventApi) => event.extendedProps.activity as Activity;

/** Saves where something was dragged to; what cannot be there goes back. */
function useMove() {
  const move = useMoveActivity();
  return async ({ event, revert }: { event: EventApi; revert: () => void }): Promise<void> => {
    const activity = activityOf(event);
    const { id, version, subject: name } = activity;
    try {
      const moved = await move.mutateAsync({ id, body: { ...movedTo(activity, event), version } });
      const back = { ...timesOf(activity), version: moved.version };
      const undo = () => void move.mutateAsync({ id, body: back }).catch(notify.problem);
      notify.success(t('work.calendar.moved', { name }), { undo });
    } catch (error) {
      revert();
      notify.problem(error);
    }
  };
}

/** The calendar itself. */
export function CalendarGrid(props: CalendarGridProps) {
  const { activities, isShared } = props;
  const colorScheme = useComputedColorScheme('light');
  const move = useMove();
  const events = useMemo(
    () =>
      activities.map((activity) => {
        const { subject, assigned_to } = activity;
        const name = assigned_to.name;
        return eventOf(activity, isShared ? t('work.calendar.with', { subject, name }) : subject);
      }),
    [activities, isShared],
  );
  return (
    <div className={classes.calendar}>
      <FullCalendar
        ref={props.calendar}
        plugins={PLUGINS}
        className={classes.root ?? ''}
        colorScheme={colorScheme}
        headerToolbar={false}
        initialView={VIEWS[props.view]}
        {...(props.date && { initialDate: props.date })}
        timeZone={props.zone}
        locale={locale()}
        firstDay={firstDayOfWeek()}
        height="100%"
        nowIndicator
        navLinks
        dayMaxEvents
        eventDisplay="block"
        eventInteractive
        scrollTime={FIRST_HOUR}
        allDayText={t('work.calendar.all_day')}
        moreLinkText={(count) => t('work.calendar.more', { count })}
        noEventsText={t('work.calendar.nothing')}
        events={events}
        eventClass={({ event }) => (event.extendedProps.isDone ? (classes.done ?? '') : '')}
        editable={props.canWrite}
        eventResizableFromStart
        // A task has a day and no time of the day.
        eventAllow={(span, event) =>
          event && activityOf(event).type === 'Task' ? span.allDay : true
        }
        eventDrop={(info) => void move(info)}
        eventResize={(info) => void move(info)}
        eventClick={(info) => {
          info.jsEvent.preventDefault();
          props.open(activityOf(info.event));
        }}
        selectable={props.canWrite}
        selectMirror
        select={(span) => props.create(timesAt(span))}
        datesSet={({ start, end, view }) =>
          props.shown({
            start,
            end,
            title: view.title,
            day: view.calendar.formatIso(view.calendar.getDate(), true).slice(0, 10),
          })
        }
      />
    </div>
  );
}
