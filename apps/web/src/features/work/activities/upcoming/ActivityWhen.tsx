import { addDays } from '@atrium/contract/core/calendar.ts';
import type { Activity } from '@atrium/contract/work/activities/activities.ts';
import { Text } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';
import { clockText, dayIn, daysText, dayText } from '../../../../lib/time.ts';
import { timeZone } from '../../../../lib/zone/zone.ts';
import { When } from '../../../../ui/value/When.tsx';
import { isOverdue } from '../look/activity-look.ts';

/** A day as people say it who are near to it. */
function nearText(day: string): string {
  const today = dayIn(timeZone());
  if (day === today) return t('work.activities.due_today');
  return day === addDays(today, 1) ? t('work.activities.due_tomorrow') : dayText(day);
}

/** When an event is: "Today, 10:00 – 11:00", "Mar 4 – 6, 2026". */
export function eventText(
  { start_time, end_time, is_all_day_event }: Activity,
  isDayKnown: boolean,
) {
  if (!start_time || !end_time) return '';
  if (is_all_day_event) {
    const [first, last] = [start_time.slice(0, 10), addDays(end_time.slice(0, 10), -1)];
    if (first !== last) return daysText(first, last);
    return isDayKnown
      ? t('work.my_day.all_day')
      : `${nearText(first)}, ${t('work.my_day.all_day')}`;
  }
  const zone = timeZone();
  const [start, end] = [new Date(start_time), new Date(end_time)];
  const [first, last] = [dayIn(zone, start), dayIn(zone, end)];
  const from = isDayKnown ? clockText(start) : `${nearText(first)}, ${clockText(start)}`;
  return `${from} – ${first === last ? '' : `${nearText(last)}, `}${clockText(end)}`;
}

/** When it is to be done, is held, or took place. */
export function ActivityWhen({
  activity,
  isDayKnown = false,
}: {
  activity: Activity;
  isDayKnown?: boolean;
}) {
  const { type, due_date, completed_at } = activity;
  if (type === 'Event') return <span>{eventText(activity, isDayKnown)}</span>;
  if (type !== 'Task') return <When at={completed_at} />;
  if (due_date === null) return null;
  if (!isOverdue(activity)) return isDayKnown ? null : <span>{nearText(due_date)}</span>;
  return (
    <Text span inherit c="red" fw={500}>
      {t('work.activities.overdue')} · {dayText(due_date)}
    </Text>
  );
}
