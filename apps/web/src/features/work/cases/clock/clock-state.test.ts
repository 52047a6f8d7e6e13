import { businessTime } from '@atrium/contract/work/sla/business-time.ts';
import { describe, expect, it } from 'vitest';
import { hoursAndMinutes, nextClock, resolutionClock, responseClock } from './clock-state.ts';

const day = [{ opens: '09:00', closes: '17:00' }];
const work = businessTime({
  time_zone: 'UTC',
  week: [day, day, day, day, day, [], []],
  holidays: [],
});
const HOUR = 3_600_000;
const at = (moment: string) => ({ now: Date.parse(moment), work });

/** Opened on a Friday at three, with two hours to answer and eight to solve. */
const fresh = {
  status: 'New',
  closed_at: null,
  first_response_at: null,
  first_response_due_at: '2026-03-06T17:00:00Z',
  first_response_warn_at: '2026-03-06T16:36:00Z',
  resolution_due_at: '2026-03-09T15:00:00Z',
  resolution_warn_at: '2026-03-09T13:24:00Z',
  resolution_left_minutes: null,
  is_first_response_breached: false,
  is_resolution_breached: false,
} as const;
const answered = { ...fresh, first_response_at: '2026-03-06T16:00:00Z' };

describe('a clock', () => {
  it.each([
    ['2026-03-06T15:00Z', 'running', 2 * HOUR],
    ['2026-03-06T16:40Z', 'near', HOUR / 3],
    ['2026-03-06T17:00Z', 'late', 0],
    // Over the weekend it does not grow later.
    ['2026-03-08T12:00Z', 'late', 0],
    ['2026-03-09T10:00Z', 'late', HOUR],
  ])('of an answer that is owed is at %s %s', (moment, state, length) => {
    expect(responseClock(fresh, at(moment))).toMatchObject({ state, length });
  });

  it('stands still outside business hours', () => {
    for (const moment of ['2026-03-06T17:00Z', '2026-03-08T12:00Z', '2026-03-09T09:00Z'])
      expect(resolutionClock(answered, at(moment))).toMatchObject({
        state: 'running',
        length: 6 * HOUR,
      });
  });

  it('is met or missed in the end', () => {
    const moment = at('2026-03-10T10:00Z');
    expect(responseClock(answered, moment).state).toBe('met');
    expect(responseClock({ ...answered, is_first_response_breached: true }, moment).state).toBe(
      'missed',
    );
    const closed = { ...answered, status: 'Closed', closed_at: '2026-03-09T10:00:00Z' } as const;
    expect(resolutionClock(closed, moment).state).toBe('met');
    expect(resolutionClock({ ...closed, is_resolution_breached: true }, moment).state).toBe(
      'missed',
    );
  });

  it('rests with what is left, and counts nothing where nothing is promised', () => {
    const waiting = { ...answered, status: 'Waiting on Client', resolution_due_at: null } as const;
    expect(
      resolutionClock({ ...waiting, resolution_left_minutes: 90 }, at('2026-03-10T10:00Z')),
    ).toMatchObject({ state: 'resting', length: 1.5 * HOUR });
    expect(resolutionClock(waiting, at('2026-03-10T10:00Z')).state).toBe('none');
    expect(
      resolutionClock({ ...answered, resolution_due_at: null }, at('2026-03-10T10:00Z')).state,
    ).toBe('none');
  });

  it('says late without the hours, only not by how much', () => {
    const moment = { now: Date.parse('2026-03-09T10:00Z'), work: undefined };
    expect(responseClock(fresh, moment)).toMatchObject({ state: 'late', length: undefined });
  });
});

it('the answer comes first, as long as it is owed', () => {
  expect(nextClock(fresh, at('2026-03-06T15:00Z')).which).toBe('answer');
  expect(nextClock(answered, at('2026-03-06T16:10Z')).which).toBe('solve');
  const free = { ...fresh, first_response_due_at: null };
  expect(nextClock(free, at('2026-03-06T15:00Z')).which).toBe('solve');
});

it('what is left is rounded up to a minute', () => {
  expect(hoursAndMinutes(1)).toEqual({ hours: 0, minutes: 1 });
  expect(hoursAndMinutes(HOUR)).toEqual({ hours: 1, minutes: 0 });
  expect(hoursAndMinutes(1.5 * HOUR)).toEqual({ hours: 1, minutes: 30 });
});
