import {
  nextDay,
  type Recurrence,
  weekdayOf,
} from '@atrium/contract/work/activities/recurrence.ts';
import { locale, t } from '../../../../lib/i18n.ts';
import { dayText } from '../../../../lib/time.ts';

/** 2026-03-02 is a Monday. */
const weekdayDate = (weekday: number) => new Date(Date.UTC(2026, 2, 1 + weekday));

/** The name of a day of the week; Monday is 1. */
export function weekdayName(weekday: number, look: 'long' | 'short' = 'long'): string {
  const format = new Intl.DateTimeFormat(locale(), { weekday: look, timeZone: 'UTC' });
  return format.format(weekdayDate(weekday));
}

function listed(words: string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(words);
}

/** "the second Tuesday", "day 15" */
export function monthWords({ nth, month_day }: Recurrence, first: string): string {
  if (nth)
    return t(`work.activities.repeat.nth_${nth.week}`, { weekday: weekdayName(nth.weekday) });
  return t('work.activities.repeat.month_day', { day: month_day ?? Number(first.slice(8)) });
}

/** A rule as a sentence: "Every 2 weeks on Monday and Thursday, until Mar 4, 2026". */
export function ruleText(rule: Recurrence, first: string): string {
  const { frequency, interval: count, weekdays, until, count: times } = rule;
  const days =
    frequency === 'weekly'
      ? listed(
          (weekdays ?? [weekdayOf(first)]).toSorted((a, b) => a - b).map((day) => weekdayName(day)),
        )
      : monthWords(rule, first);
  const said = t(`work.activities.repeat.said_${frequency}`, { count, days });
  if (until) return t('work.activities.repeat.until', { rule: said, day: dayText(until) });
  return times ? t('work.activities.repeat.times', { rule: said, count: times }) : said;
}

const PREVIEW = 3;

/** The days that follow the first one. */
export function nextDays(rule: Recurrence, first: string): string[] {
  const days: string[] = [];
  let after = first;
  const most = Math.min(PREVIEW, (rule.count ?? Infinity) - 1);
  while (days.length < most) {
    const next = nextDay(rule, { first, after });
    if (next === undefined) break;
    days.push(next);
    after = next;
  }
  return days;
}

/** Which weekday of its month a day is: 1 to 4, or -1 for a fifth one. */
export function weekOf(day: string): 1 | 2 | 3 | 4 | -1 {
  const week = Math.ceil(Number(day.slice(8)) / 7);
  return week > 4 ? -1 : (week as 1 | 2 | 3 | 4);
}
