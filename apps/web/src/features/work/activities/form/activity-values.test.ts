import { ActivityCreate } from '@atrium/contract/work/activities/activities.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { setTimeZone } from '../../../../lib/zone/zone.ts';
import { bodyOf, changesOf, nextFullHour, valuesOf, type Given } from './activity-values.ts';

const me = { id: 1 };
beforeEach(() => setTimeZone('Europe/Vienna'));

const event: Given = {
  type: 'Event',
  subject: 'Kick-off',
  start_time: '2026-03-03T10:00:00.000Z',
  end_time: '2026-03-03T11:30:00.000Z',
  reminder_at: '2026-03-03T09:45:00.000Z',
};
const fair: Given = {
  type: 'Event',
  subject: 'Fair',
  is_all_day_event: true,
  start_time: '2026-03-04T00:00:00.000Z',
  end_time: '2026-03-06T00:00:00.000Z',
};

describe('the form of an event', () => {
  test('shows its times on the clocks of the person, and gives them back', () => {
    const values = valuesOf(event, me);
    expect(values).toMatchObject({
      start: '2026-03-03T11:00',
      end: '2026-03-03T12:30',
      reminder: '15',
    });
    expect(bodyOf('Event', values)).toMatchObject({
      start_time: event.start_time,
      end_time: event.end_time,
      reminder_at: event.reminder_at,
    });
  });

  test('shows the last of its whole days, and sends the day after', () => {
    const values = valuesOf(fair, me);
    expect([values.start.slice(0, 10), values.end.slice(0, 10)]).toEqual([
      '2026-03-04',
      '2026-03-05',
    ]);
    const { start_time, end_time } = bodyOf('Event', values);
    expect([start_time, end_time]).toEqual([fair.start_time, fair.end_time]);
  });

  test('is refused where it ends before it starts', () => {
    const values = { ...valuesOf(event, me), end: '2026-03-03T10:00' };
    const { error } = ActivityCreate.safeParse({ type: 'Event', ...bodyOf('Event', values) });
    expect(error?.issues[0]).toMatchObject({
      path: ['end_time'],
      message: 'The event cannot end before it starts',
    });
  });
});

test('only what was changed is sent', () => {
  const before = valuesOf(event, me);
  const after = { ...before, location: 'Room 2', what: { type: 'Order', id: null } };
  expect(changesOf(bodyOf('Event', before), bodyOf('Event', after))).toEqual({
    location: 'Room 2',
  });
});

test('a new event begins with the next hour', () => {
  expect(nextFullHour(Date.parse('2026-03-03T10:00:00Z'))).toBe('2026-03-03T12:00');
  expect(nextFullHour(Date.parse('2026-03-03T10:01:00Z'))).toBe('2026-03-03T12:00');
});
