import { locale } from './i18n.ts';
import { timeZone } from './zone/zone.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  [MINUTE, SECOND, 'second'],
  [HOUR, MINUTE, 'minute'],
  [DAY, HOUR, 'hour'],
  [7 * DAY, DAY, 'day'],
  [30 * DAY, 7 * DAY, 'week'],
  [365 * DAY, 30 * DAY, 'month'],
  [Infinity, 365 * DAY, 'year'],
] as const;

/** "3 minutes ago", "in 2 days", "now" for what is under ten seconds away. */
export function relativeTime(date: Date, now: Date, language = locale()): string {
  const distance = date.getTime() - now.getTime();
  const size = Math.abs(distance);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (size < 10 * SECOND) return format.format(0, 'second');
  const [, unit, name] = STEPS.find(([limit]) => size < limit) ?? STEPS[6];
  return format.format(Math.trunc(distance / unit), name);
}

/** For narrow columns: the time of today, the day of this year, else with the year. */
export function shortTime(date: Date, now: Date, language = locale()): string {
  const zone = timeZone();
  const [day, today] = [dayIn(zone, date), dayIn(zone, now)];
  if (day === today) return clockText(date, language);
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  return date.toLocaleDateString(language, {
    timeZone: zone,
    month: 'short',
    day: 'numeric',
    ...(isThisYear ? {} : { year: 'numeric' }),
  });
}

/** Date and time in full, in the reader's language. */
export function fullTime(date: Date, language = locale()): string {
  const zone = { timeZone: timeZone() };
  return date.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short', ...zone });
}

/** The time of the day: "9:05 AM". */
export function clockText(date: Date, language = locale()): string {
  const zone = { timeZone: timeZone() };
  return date.toLocaleTimeString(language, { hour: 'numeric', minute: '2-digit', ...zone });
}

/** A date without a time, `2026-03-04`, as "Mar 4, 2026"; the same day in every time zone. */
export function dayText(date: string, language = locale()): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(language, {
    dateStyle: 'medium',
    timeZone: 'UTC',
  });
}

/** Days from one to another, as "Mar 4 – 31, 2026": what both have in common is said once. */
export function daysText(first: string, last: string, language = locale()): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return format.formatRange(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`));
}

/** What day it is in a time zone, as `2026-03-04`. */
export function dayIn(timeZone: string, now = new Date()): string {
  // This locale writes the year first.
  return now.toLocaleDateString('en-CA', { timeZone });
}

/** A month, `2026-03`, as "March 2026". */
export function monthText(month: string, language = locale()): string {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString(language, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** A month, `2026-03`, as "Mar". */
export function shortMonth(month: string, language = locale()): string {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString(language, {
    month: 'short',
    timeZone: 'UTC',
  });
}
