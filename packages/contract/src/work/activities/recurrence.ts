import { z } from 'zod';
import { addDays, addMonths } from '../../core/calendar.ts';
import { DateOnly } from '../../core/shapes.ts';

export const FREQUENCIES = ['daily', 'weekly', 'monthly', 'yearly'] as const;

/** Monday is 1, Sunday 7, as in ISO 8601. */
const Weekday = z.number().int().min(1).max(7);

/** When a task comes again. It is counted from the day that the task was first due. */
export const Recurrence = z
  .strictObject({
    frequency: z.enum(FREQUENCIES),
    /** Every so many days, weeks, months or years. */
    interval: z.number().int().min(1).max(99).default(1),
    /** Weekly: on these days; the day of the first one when left out. */
    weekdays: z.array(Weekday).min(1).max(7).optional(),
    /** Monthly: on this day, or the last one of a shorter month; the day of the first one when left out. */
    month_day: z.number().int().min(1).max(31).optional(),
    /** Monthly instead: the first to fourth, or last (-1), of a weekday. */
    nth: z
      .strictObject({
        week: z.literal([1, 2, 3, 4, -1]),
        weekday: Weekday,
      })
      .optional(),
    /** No task is due after this day. */
    until: DateOnly.optional(),
    /** There are so many of them in all. */
    count: z.number().int().min(1).max(1000).optional(),
  })
  .superRefine((rule, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (rule.weekdays && rule.frequency !== 'weekly')
      refuse('weekdays', 'Weekdays belong to a weekly repetition');
    if (rule.month_day && rule.frequency !== 'monthly')
      refuse('month_day', 'A day of the month belongs to a monthly repetition');
    if (rule.nth && rule.frequency !== 'monthly')
      refuse('nth', 'This belongs to a monthly repetition');
    if (rule.nth && rule.month_day)
      refuse('nth', 'Choose a day of the month or a weekday, not both');
    if (rule.until && rule.count) refuse('count', 'Choose a last day or a number, not both');
  });
export type Recurrence = z.output<typeof Recurrence>;

/** The last day that anything is planned for. */
const END_OF_TIME = '2100-12-31';

/**
 * The next day of a rule.
 * @param first the day that the first task was due: the rule is counted from here
 * @param after only later days are given
 * @returns undefined when the rule has no later day
 */
export function nextDay(
  rule: Recurrence,
  { first, after }: { first: string; after: string },
): string | undefined {
  const from = after < first ? first : after;
  const limit = rule.until ?? END_OF_TIME;
  for (const day of daysFrom(rule, { first, from })) {
    if (day > limit) return undefined;
    if (day > after && day > first) return day;
  }
  return undefined;
}

interface Start {
  first: string;
  from: string;
}

/** Days of the rule in their order, beginning at or shortly before `from`; without end. */
function* daysFrom(rule: Recurrence, start: Start): Generator<string> {
  switch (rule.frequency) {
    case 'daily':
      return yield* daily(rule.interval, start);
    case 'weekly':
      return yield* weekly(rule, start);
    case 'monthly':
      return yield* monthly(rule, start);
    case 'yearly':
      return yield* yearly(rule.interval, start);
  }
}

const DAY_MS = 86_400_000;

function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS);
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: string): number {
  return new Date(day).getUTCDay() || 7;
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** The number of the last whole step at or before a distance. */
function stepBefore(distance: number, interval: number): number {
  return Math.max(0, Math.floor(distance / interval) * interval);
}

function* daily(interval: number, { first, from }: Start): Generator<string> {
  for (let days = stepBefore(daysBetween(first, from), interval); ; days += interval)
    yield addDays(first, days);
}

function* weekly({ interval, weekdays }: Recurrence, { first, from }: Start): Generator<string> {
  const monday = addDays(first, 1 - weekdayOf(first));
  const days = (weekdays ?? [weekdayOf(first)]).toSorted((a, b) => a - b);
  const weeks = Math.floor(daysBetween(monday, from) / 7);
  for (let week = stepBefore(weeks, interval); ; week += interval)
    for (const weekday of days) yield addDays(monday, week * 7 + weekday - 1);
}

function* monthly(rule: Recurrence, { first, from }: Start): Generator<string> {
  const { interval, nth, month_day = Number(first.slice(8)) } = rule;
  const start = `${first.slice(0, 7)}-01`;
  const months = monthNumber(from) - monthNumber(first);
  for (let month = stepBefore(months, interval); ; month += interval) {
    const begin = addMonths(start, month);
    yield nth ? nthWeekday(begin, nth) : dayOfMonth(begin, month_day);
  }
}

/** The day of the month that begins here, or its last one. */
function dayOfMonth(begin: string, day: number): string {
  const last = addDays(addMonths(begin, 1), -1);
  const wanted = addDays(begin, day - 1);
  return wanted < last ? wanted : last;
}

function nthWeekday(begin: string, { week, weekday }: { week: number; weekday: number }): string {
  if (week > 0) return addDays(begin, ((weekday - weekdayOf(begin) + 7) % 7) + (week - 1) * 7);
  const last = addDays(addMonths(begin, 1), -1);
  return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
}

function* yearly(interval: number, { first, from }: Start): Generator<string> {
  const years = Number(from.slice(0, 4)) - Number(first.slice(0, 4));
  for (let year = stepBefore(years, interval); ; year += interval)
    yield addMonths(first, year * 12);
}
