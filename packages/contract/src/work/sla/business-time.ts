import { addDays } from '../../core/calendar.ts';
import { wallClockOf } from './zoned-time.ts';

/** From one time of the day to another: `09:00` to `17:00`; `24:00` is the end of the day. */
export interface OpenSpan {
  opens: string;
  closes: string;
}

/** When the agency works, and where. */
export interface BusinessHours {
  time_zone: string;
  /** Seven days, Monday first; the spans of a day follow one another without touching. */
  week: readonly (readonly OpenSpan[])[];
  /** Days off, whatever weekday they are. */
  holidays: readonly { date: string }[];
}

/** Reckons in time of work. Moments and lengths are milliseconds. */
export interface BusinessTime {
  /** The moment when so much time of work has gone by; undefined when it never will have. */
  after(from: number, length: number): number | undefined;
  /** How much time of work lies between two moments; nothing when the second one comes first. */
  between(from: number, to: number): number;
  isOpen(moment: number): boolean;
}

/** Who is open for five minutes a year is asked for no more than this. */
const MOST_DAYS = 3700;

/** Minutes after midnight of `09:30`. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Monday is 0. */
function weekdayOf(date: string): number {
  return (new Date(date).getUTCDay() + 6) % 7;
}

/**
 * The time of work by these hours. A span opens and closes when the clock on the wall first shows its times: on the
 * night when the clock is put back, one around it is an hour longer.
 */
export function businessTime({ time_zone, week, holidays }: BusinessHours): BusinessTime {
  const clock = wallClockOf(time_zone);
  const off = new Set(holidays.map(({ date }) => date));
  const known = new Map<string, [number, number][]>();
  const spansOn = (date: string): [number, number][] => {
    const spans = known.get(date) ?? read(date);
    known.set(date, spans);
    return spans;
  };
  const read = (date: string): [number, number][] => {
    const spans = off.has(date) ? [] : (week[weekdayOf(date)] ?? []);
    return spans.map(({ opens, closes }) => [
      clock.momentOf(date, minutesOf(opens)),
      clock.momentOf(date, minutesOf(closes)),
    ]);
  };
  const isNeverOpen = week.every((spans) => spans.length === 0);
  return {
    after(from, length) {
      if (length <= 0) return from;
      if (isNeverOpen) return undefined;
      let left = length;
      let date = clock.dateAt(from);
      for (let day = 0; day < MOST_DAYS; day++) {
        for (const [opens, closes] of spansOn(date)) {
          const begins = Math.max(opens, from);
          if (closes - begins >= left) return begins + left;
          left -= Math.max(0, closes - begins);
        }
        date = addDays(date, 1);
      }
      return undefined;
    },
    between(from, to) {
      let length = 0;
      if (isNeverOpen || to <= from) return length;
      const last = clock.dateAt(to);
      for (let date = clock.dateAt(from); date <= last; date = addDays(date, 1)) {
        for (const [opens, closes] of spansOn(date))
          length += Math.max(0, Math.min(closes, to) - Math.max(opens, from));
      }
      return length;
    },
    isOpen(moment) {
      return spansOn(clock.dateAt(moment)).some(
        ([opens, closes]) => opens <= moment && moment < closes,
      );
    },
  };
}
