import type { Activity } from '@atrium/contract/work/activities/activities.ts';
import type { MyDay } from '@atrium/contract/work/activities/my-day.ts';
import { expect, test } from 'vitest';
import { groupsOf } from './day-groups.ts';

const row = (subject: string, given: Partial<Activity>) =>
  ({ subject, due_date: null, start_time: null, is_all_day_event: false, ...given }) as Activity;
const event = (subject: string, start_time: string, more: Partial<Activity> = {}) =>
  row(subject, { type: 'Event', start_time, ...more });

const day: MyDay = {
  date: '2026-03-02',
  time_zone: 'America/New_York',
  overdue: [],
  today: [row('Urgent', { type: 'Task', due_date: '2026-03-02' })],
  upcoming: [row('Soon', { type: 'Task', due_date: '2026-03-04' })],
  undated: [],
  events: [
    event('Late', '2026-03-03T02:00:00.000Z'),
    event('Early', '2026-03-02T14:00:00.000Z'),
    event('Fair', '2026-02-27T00:00:00.000Z', { is_all_day_event: true }),
    event('Whole day', '2026-03-04T00:00:00.000Z', { is_all_day_event: true }),
  ],
  counts: { overdue: 0, today: 1, upcoming: 1, undated: 0 },
};
const shown = (given: MyDay) =>
  groupsOf(given).map(({ day: date, rows }) => [date, ...rows.map(({ subject }) => subject)]);

test('tasks and events stand under their days, in the order of time', () => {
  expect(shown(day)).toEqual([
    // Nine in the evening in New York is the next day in UTC; what lasts stands under today.
    ['2026-03-02', 'Fair', 'Early', 'Late', 'Urgent'],
    ['2026-03-04', 'Whole day', 'Soon'],
  ]);
});

test('today is there, even when nothing is to be done', () => {
  expect(shown({ ...day, today: [], upcoming: [], events: [] })).toEqual([['2026-03-02']]);
});
