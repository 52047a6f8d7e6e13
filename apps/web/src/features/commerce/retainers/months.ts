import { locale } from '../../../lib/i18n.ts';

/** `2026-03` as "Mar". */
export function shortMonth(month: string, language = locale()): string {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString(language, {
    month: 'short',
    timeZone: 'UTC',
  });
}
