import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../core/calendar.ts';
import { nextDay, Recurrence, weekdayOf } from './recurrence.ts';

const rule = (given: object) => Recurrence.parse(given);
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The same rule in the words of RFC 5545, for a program that is not ours. */
function rruleOf(given: Recurrence, first: string): string {
  const { frequency, interval, weekdays, nth, until } = given;
  const parts = [`FREQ=${frequency.toUpperCase()}`, `INTERVAL=${interval}`, 'WKST=MO'];
  if (frequency === 'weekly') {
    const days = weekdays ?? [weekdayOf(first)];
    parts.push(`BYDAY=${days.map((day) => DAYS[day - 1]).join()}`);
  }
  if (frequency === 'monthly' && nth) parts.push(`BYDAY=${nth.week}${DAYS[nth.weekday - 1]}`);
  else if (frequency === 'monthly')
    parts.push(`BYMONTHDAY=${given.month_day ?? Number(first.slice(8))}`);
  if (until) parts.push(`UNTIL=${until.replaceAll('-', '')}`);
  return parts.join(';');
}

/** The first days of a rule after the first one, as ical.js gives them. */
function daysByIcal(given: Recurrence, first: string, many: number): string[] {
  const recur = ICAL.Recur.fromString(rruleOf(given, first));
  const iterator = recur.iterator(ICAL.Time.fromDateString(first));
  const days: string[] = [];
  for (let asked = 0; days.length < many && asked < 10 * many; asked++) {
    const next = iterator.next() as ICAL.Time | null;
    if (!next) break;
    const day = next.toString().slice(0, 10);
    if (day > first && day <= '2100-12-31') days.push(day);
  }
  return days;
}

function ourDays(given: Recurrence, first: string, many: number): string[] {
  const days: string[] = [];
  let after = first;
  for (let count = 0; count < many; count++) {
    const next = nextDay(given, { first, after });
    if (next === undefined) break;
    days.push(next);
    after = next;
  }
  return days;
}

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2010-01-01', days));
const interval = fc.integer({ min: 1, max: 6 });
const weekday = fc.integer({ min: 1, max: 7 });
// Days past the 28th are ours to decide, and have tests of their own.
const earlyDay = day.map((date) => (date.slice(8) > '28' ? `${date.slice(0, 8)}28` : date));
const anyRule = fc
  .oneof(
    fc.record({ frequency: fc.constant('daily'), interval }),
    fc.record(
      {
        frequency: fc.constant('weekly'),
        interval,
        weekdays: fc.uniqueArray(weekday, { minLength: 1, maxLength: 7 }),
      },
      { requiredKeys: ['frequency', 'interval'] },
    ),
    fc.record(
      {
        frequency: fc.constant('monthly'),
        interval,
        month_day: fc.integer({ min: 1, max: 28 }),
      },
      { requiredKeys: ['frequency', 'interval'] },
    ),
    fc.record({
      frequency: fc.constant('monthly'),
      interval,
      nth: fc.record({ week: fc.constantFrom(1, 2, 3, 4, -1), weekday }),
    }),
    fc.record({ frequency: fc.constant('yearly'), interval }),
  )
  .map(rule);

describe('the next day of a rule', () => {
  it('is that of an independent program', () => {
    fc.assert(
      fc.property(anyRule, earlyDay, (given, first) => {
        expect(ourDays(given, first, 12)).toEqual(daysByIcal(given, first, 12));
      }),
      { numRuns: 500 },
    );
  });

  it('follows from the first day alone, from wherever one looks', () => {
    fc.assert(
      fc.property(anyRule, day, fc.integer({ min: 0, max: 900 }), (given, first, later) => {
        const after = addDays(first, later);
        const next = nextDay(given, { first, after });
        const walked = ourDays(given, first, 1000).find((each) => each > after);
        // A walk of 1,000 days always goes beyond 900 days.
        expect(next).toBe(walked);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['2026-01-31', {}, ['2026-02-28', '2026-03-31', '2026-04-30']],
    ['2024-01-15', { month_day: 31 }, ['2024-01-31', '2024-02-29', '2024-03-31']],
    ['2026-01-30', { interval: 2 }, ['2026-03-30', '2026-05-30', '2026-07-30']],
  ])('monthly from %s with %j is the last day of a shorter month', (first, more, days) => {
    expect(ourDays(rule({ frequency: 'monthly', ...more }), first, 3)).toEqual(days);
  });

  it('of a leap day is the last of February', () => {
    const days = ourDays(rule({ frequency: 'yearly' }), '2024-02-29', 4);
    expect(days).toEqual(['2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']);
  });

  it('is none after the last day, nor after the year 2100', () => {
    const daily = rule({ frequency: 'daily', until: '2026-03-04' });
    expect(ourDays(daily, '2026-03-02', 9)).toEqual(['2026-03-03', '2026-03-04']);
    const yearly = rule({ frequency: 'yearly', interval: 99 });
    expect(nextDay(yearly, { first: '2026-03-02', after: '2026-03-02' })).toBeUndefined();
  });
});

it.each([
  [{ frequency: 'daily', weekdays: [1] }, 'weekdays'],
  [{ frequency: 'weekly', month_day: 1 }, 'month_day'],
  [{ frequency: 'monthly', month_day: 1, nth: { week: 1, weekday: 1 } }, 'nth'],
  [{ frequency: 'daily', until: '2026-03-02', count: 3 }, 'count'],
  [{ frequency: 'daily', interval: 0 }, 'interval'],
  [{ frequency: 'hourly' }, 'frequency'],
])('%j is refused', (given, field) => {
  const { error } = Recurrence.safeParse(given);
  expect(error?.issues[0]?.path[0]).toBe(field);
});
