import { locale } from '../../../lib/i18n.ts';

/** The ways to look at a calendar, and what the library calls them. */
export const VIEWS = {
  month: 'dayGridMonth',
  week: 'timeGridWeek',
  day: 'timeGridDay',
  list: 'listWeek',
} as const;
export type View = keyof typeof VIEWS;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What stands in the address: the way to look, the day, whose calendar, and in which time zone. */
export interface CalendarSearch {
  view?: View;
  date?: string;
  of?: string;
  zone?: string;
}

/** Takes of an address what makes sense. */
export function calendarSearch(given: Record<string, unknown>): CalendarSearch {
  const { view, date, of, zone } = given;
  return {
    ...(typeof view === 'string' && view in VIEWS && { view: view as View }),
    ...(typeof date === 'string' && DATE.test(date) && { date }),
    ...(typeof of === 'string' && /^(all|[1-9]\d{0,15})$/.test(of) && { of }),
    ...(zone === 'browser' && { zone }),
  };
}

/** Which day a week begins with where the reader lives; Sunday is 0. */
export function firstDayOfWeek(): number {
  const place = new Intl.Locale(locale()) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
  };
  return (place.getWeekInfo?.().firstDay ?? 1) % 7;
}
