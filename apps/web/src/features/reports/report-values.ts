import type { Report } from '@atrium/contract/home/reports.ts';
import { locale, t } from '../../lib/i18n.ts';
import { monthText } from '../../lib/time.ts';

type Measure = Report['measures'][number];
type Row = Report['rows'][number];

/** A measure as it is written: money in the organization's currency, a share with its sign. */
export function writeValue(
  { kind }: Measure,
  value: Row['values'][string] | undefined,
  money: (amount: string) => string,
): string {
  if (value === null || value === undefined) return '—';
  if (kind === 'money') return money(String(value));
  const number = Number(value).toLocaleString(locale(), { maximumFractionDigits: 1 });
  return kind === 'percent' ? `${number} %` : number;
}

/** What a row is called on screen. */
export function labelOf(group: string, { key, label }: Row): string {
  if (key === null) return t('reports.none');
  return group === 'month' ? monthText(key) : label || key;
}
