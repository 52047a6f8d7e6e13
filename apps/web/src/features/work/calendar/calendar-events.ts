import { addDays } from '@atrium/contract/core/calendar.ts';
import type { Activity } from '@atrium/contract/work/activities/activities.ts';
import type { EventInput } from '@fullcalendar/react';
import { ACTIVITY_LOOKS, isOverdue } from '../activities/look/activity-look.ts';

/** An activity as the calendar draws it: a task on its due date, an event over its time. */
export function eventOf(activity: Activity, title: string): EventInput {
  const { id, type, status, can, due_date, start_time, end_time, is_all_day_event } = activity;
  const color = isOverdue(activity) ? 'red' : ACTIVITY_LOOKS[type].color;
  const shared = {
    id: String(id),
    title,
    color: `var(--mantine-color-${color}-light)`,
    contrastColor: `var(--mantine-color-${color}-light-color)`,
    editable: can.update === true,
    extendedProps: { activity, isDone: status === 'Completed' },
  };
  if (type === 'Task')
    return { ...shared, start: due_date ?? '', allDay: true, durationEditable: false };
  const [start, end] = [start_time ?? '', end_time ?? ''];
  if (is_all_day_event)
    return { ...shared, start: start.slice(0, 10), end: end.slice(0, 10), allDay: true };
  return { ...shared, start, end, allDay: false };
}

/** A span that was chosen or to which something was moved; whole days as `2026-03-04`, moments with their offset. */
export interface Place {
  startStr: string;
  endStr: string;
  start: Date | null;
  end: Date | null;
  allDay: boolean;
}

const HOUR_MS = 3_600_000;

/** The times of an event at a place. */
export function timesAt({ startStr, endStr, start, end, allDay }: Place) {
  if (allDay) {
    const first = startStr.slice(0, 10);
    return {
      start_time: `${first}T00:00:00.000Z`,
      end_time: `${endStr.slice(0, 10) || addDays(first, 1)}T00:00:00.000Z`,
      is_all_day_event: true,
    };
  }
  const from = start?.getTime() ?? 0;
  return {
    start_time: new Date(from).toISOString(),
    end_time: new Date(end?.getTime() ?? from + HOUR_MS).toISOString(),
    is_all_day_event: false,
  };
}

/** What is changed by moving an activity to a place. */
export function movedTo(activity: Pick<Activity, 'type'>, place: Place): Record<string, unknown> {
  return activity.type === 'Task' ? { due_date: place.startStr.slice(0, 10) } : timesAt(place);
}

/** The times that an activity has now: moving it back. */
export function timesOf(activity: Activity): Record<string, unknown> {
  const { type, due_date, start_time, end_time, is_all_day_event } = activity;
  return type === 'Task' ? { due_date } : { start_time, end_time, is_all_day_event };
}
