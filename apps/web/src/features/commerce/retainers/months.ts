import { locale } from '../../../lib/i18n.ts';

/** `2026-03` as "Mar" or "March 2026". */
export function monthName(month: string, look: 'short' | 'full', language = locale()): string {
  const format: Intl.DateTimeFormatOptions =
    look === 'short' ? { month: 'short' } : { month: 'long', year: 'numeric' };
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString(language, {
    ...format,
    timeZone: 'UTC',
  });
}
