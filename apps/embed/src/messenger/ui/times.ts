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

/** `Today`, `Yesterday`, or the date; year only when it is another one. */
export function dayName(at: string, words: { today: string; yesterday: string; locale: string }) {
  const day = new Date(at);
  const today = new Date();
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (day.toDateString() === today.toDateString()) return words.today;
  if (day.toDateString() === yesterday.toDateString()) return words.yesterday;
  const year = day.getFullYear() === today.getFullYear() ? {} : { year: 'numeric' as const };
  return new Intl.DateTimeFormat(words.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...year,
  }).format(day);
}
