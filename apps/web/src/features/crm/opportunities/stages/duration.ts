import { locale } from '../../../../lib/i18n.ts';

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** How long something lasted, in its largest whole unit: "3 days", "5 hours", "0 minutes". */
export function durationText(seconds: number, language = locale()): string {
  const [unit, size] = UNITS.find(([, each]) => seconds >= each) ?? UNITS[2];
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Math.max(0, Math.floor(seconds / size)));
}
