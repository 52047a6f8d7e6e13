import type { Activity } from '@atrium/contract/work/activities/activities.ts';
import type { MyDay } from '@atrium/contract/work/activities/my-day.ts';
import { dayIn } from '../../../../lib/time.ts';

export interface DayGroup {
  day: string;
  rows: Activity[];
}

/** The day an event stands under: that of its start, or today while it lasts. */
export function dayOf({ due_date, start_time, is_all_day_event }: Activity, day: MyDay): string {
  if (due_date !== null || start_time === null) return due_date ?? day.date;
  const start = is_all_day_event
    ? start_time.slice(0, 10)
    : dayIn(day.time_zone, new Date(start_time));
  return start < day.date ? day.date : start;
}

/** Whole days first, then by the clock, tasks at the end in the order they came. */
function compare(a: Activity, b: Activity): number {
  const rank = ({ type, is_all_day_event }: Activity) =>
    type === 'Task' ? 2 : is_all_day_event ? 0 : 1;
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  return rank(a) === 1 ? (a.start_time ?? '').localeCompare(b.start_time ?? '') : 0;
}

/** Tasks and events of today and of the days that come, in one order of time. */
export function groupsOf(day: MyDay): DayGroup[] {
  const rows = [...day.events, ...day.today, ...day.upcoming];
  const groups = Map.groupBy(rows, (row) => dayOf(row, day));
  if (!groups.has(day.date)) groups.set(day.date, []);
  return [...groups]
    .map(([date, found]) => ({ day: date, rows: found.toSorted(compare) }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
