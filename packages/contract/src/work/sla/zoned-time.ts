const DAY_MS = 86_400_000;

/** The clock on the wall of one place. Moments are milliseconds since 1970. */
export interface WallClock {
  /** The date there: `2026-03-29`. */
  dateAt(moment: number): string;
  /**
   * When the clock first shows so many minutes after midnight of a date, or leaps past it because it is put forward.
   * @param minutes up to 1440, which is midnight of the next date
   */
  momentOf(date: string, minutes: number): number;
}

/** @param time_zone a name such as `Europe/Berlin`. @throws RangeError for a zone that is none */
export function wallClockOf(time_zone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: time_zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  /** What the clock shows, as if it were in UTC. */
  const shownAt = (moment: number): number => {
    const parts = Object.fromEntries(
      format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    const millisecond = ((moment % 1000) + 1000) % 1000;
    return Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  };
  const offsetAt = (moment: number) => shownAt(moment) - moment;
  return {
    dateAt: (moment) => new Date(shownAt(moment)).toISOString().slice(0, 10),
    momentOf(date, minutes) {
      const shown = Date.parse(date) + minutes * 60_000;
      const [before, after] = [offsetAt(shown - DAY_MS), offsetAt(shown + DAY_MS)];
      // Where the clock is put back it shows the time twice, and the greater offset is the first of them.
      for (const offset of [Math.max(before, after), Math.min(before, after)]) {
        if (offsetAt(shown - offset) === offset) return shown - offset;
      }
      return changeBetween(offsetAt, [shown - Math.max(before, after), shown - before]);
    },
  };
}

/** The moment at which the offset changes, between two moments with different ones. */
function changeBetween(offsetAt: (moment: number) => number, [from, to]: [number, number]): number {
  const old = offsetAt(from);
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === old) low = middle;
    else high = middle;
  }
  return high;
}
