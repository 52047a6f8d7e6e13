/** A moment of the day: `14:05`. */
export function timeOfDay(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(
    new Date(at),
  );
}

/** The moment in full, for a tooltip. */
export function fullTime(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(at),
  );
}

/** Today: the time; else the day. */
export function shortTime(at: string, locale: string): string {
  if (new Date(at).toDateString() === new Date().toDateString()) return timeOfDay(at, locale);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(new Date(at));
}

const DAY = 86_400_000;

/** `today`, `yesterday`, or the date; else the date in full. */
export function dayName(at: string, locale: string): string {
  const day = new Date(at);
  const now = new Date();
  const days = Math.round((new Date(at).setHours(12, 0, 0, 0) - now.setHours(12, 0, 0, 0)) / DAY);
  if (days === 0 || days === -1)
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full' }).format(day);
}
