import { addDays, addMonths } from '@atrium/contract/core/calendar.ts';

const MONTHS_SHOWN = 12;

/** Days of the organization's calendar, both included. */
export interface Period {
  from: string;
  to: string;
}

/** The days asked for; where they are left open, the twelve months that end with this one. */
export function periodOf(
  today: string,
  asked: { from?: string | undefined; to?: string | undefined },
): Period {
  const to = asked.to ?? (asked.from && asked.from > today ? asked.from : today);
  const from = asked.from ?? addMonths(`${to.slice(0, 7)}-01`, 1 - MONTHS_SHOWN);
  return { from, to };
}

/** Every month that has a day in the period: `2026-03`. */
export function monthsOf({ from, to }: Period): string[] {
  const months: string[] = [];
  for (let day = `${from.slice(0, 7)}-01`; day <= to; day = addMonths(day, 1))
    months.push(day.slice(0, 7));
  return months;
}

/** The days of a month that are in the period. */
export function within(month: string, { from, to }: Period): Period {
  const first = `${month}-01`;
  const last = addDays(addMonths(first, 1), -1);
  return { from: first > from ? first : from, to: last < to ? last : to };
}
