// Calendar dates are texts such as `2026-01-31`, which sort as they follow one another. No clock, no time zone.

const DAY_MS = 86_400_000;

function textOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function partsOf(date: string): [year: number, month: number, day: number] {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return [year, month, day];
}

/** `2026-03-02` and 14 days: `2026-03-16`. */
export function addDays(date: string, days: number): string {
  return textOf(Date.parse(date) + days * DAY_MS);
}

/** From the first day to the last, both counted. */
export function daysFrom(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1;
}

/**
 * The same day some months later, or the last one of a month that is too short. Always count from the first day: a
 * month after January 31 is February 28, and two months after is March 31.
 */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = partsOf(date);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return textOf(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
}

/** How many whole months a span of days is, both included; undefined when it is none. */
export function wholeMonths(first: string, last: string): number | undefined {
  const [fromYear, fromMonth] = partsOf(first);
  const [year, month] = partsOf(addDays(last, 1));
  const months = (year - fromYear) * 12 + month - fromMonth;
  return months > 0 && addMonths(first, months) === addDays(last, 1) ? months : undefined;
}
