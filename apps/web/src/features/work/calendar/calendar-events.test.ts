import { ActivityUpdate, type Activity } from '@atrium/contract/work/activities/activities.ts';
import { describe, expect, test } from 'vitest';
import { eventOf, movedTo, timesOf, type Place } from './calendar-events.ts';

const activity = (given: Partial<Activity>) =>
  ({
    id: 7,
    type: 'Event',
    status: 'Not Started',
    due_date: null,
    start_time: null,
    end_time: null,
    is_all_day_event: false,
    can: { update: true },
    ...given,
  }) as Activity;
const meeting = activity({
  start_time: '2026-03-03T10:00:00.000Z',
  end_time: '2026-03-03T11:00:00.000Z',
});
const fair = activity({
  is_all_day_event: true,
  start_time: '2026-03-04T00:00:00.000Z',
  end_time: '2026-03-06T00:00:00.000Z',
});
const task = activity({ type: 'Task', due_date: '2026-03-04' });

describe('the calendar draws', () => {
  test('meetings at their moments, whole days as days, tasks on their due date', () => {
    expect(eventOf(meeting, 'x')).toMatchObject({ start: meeting.start_time, allDay: false });
    expect(eventOf(fair, 'x')).toMatchObject({
      start: '2026-03-04',
      end: '2026-03-06',
      allDay: true,
    });
    expect(eventOf(task, 'x')).toMatchObject({
      start: '2026-03-04',
      allDay: true,
      durationEditable: false,
    });
  });

  test('what may not be changed so that it cannot be moved', () => {
    expect(eventOf(activity({ can: { update: false } }), 'x').editable).toBe(false);
  });
});

describe('moving', () => {
  const place = (given: Partial<Place>): Place => ({
    startStr: '',
    endStr: '',
    start: null,
    end: null,
    allDay: true,
    ...given,
  });
  const sent = (body: object) => ActivityUpdate.parse({ ...body, version: 1 });

  test('a meeting sends its new moments', () => {
    const start = new Date('2026-03-04T14:00:00Z');
    const end = new Date('2026-03-04T15:00:00Z');
    const body = movedTo(meeting, place({ start, end, allDay: false }));
    expect(sent(body)).toMatchObject({
      start_time: '2026-03-04T14:00:00.000Z',
      end_time: '2026-03-04T15:00:00.000Z',
      is_all_day_event: false,
    });
  });

  test('out of the whole days a meeting lasts an hour, and into them a day', () => {
    const start = new Date('2026-03-04T14:00:00Z');
    expect(movedTo(fair, place({ start, allDay: false }))).toMatchObject({
      end_time: '2026-03-04T15:00:00.000Z',
    });
    expect(movedTo(meeting, place({ startStr: '2026-03-09' }))).toEqual({
      start_time: '2026-03-09T00:00:00.000Z',
      end_time: '2026-03-10T00:00:00.000Z',
      is_all_day_event: true,
    });
  });

  test('a task sends its due date alone; the way back is how it was', () => {
    expect(movedTo(task, place({ startStr: '2026-03-09' }))).toEqual({ due_date: '2026-03-09' });
    expect(timesOf(task)).toEqual({ due_date: '2026-03-04' });
    expect(timesOf(fair)).toEqual({
      start_time: fair.start_time,
      end_time: fair.end_time,
      is_all_day_event: true,
    });
  });
});
