import { t } from '../../../../lib/i18n.ts';
import type { Clock } from './clock-state.ts';
import { hoursAndMinutes } from './clock-state.ts';

/** `1 h 20 min` */
export function lengthText(length: number): string {
  const { hours, minutes } = hoursAndMinutes(length);
  return [
    hours > 0 && t('work.cases.length.hours', { hours }),
    (minutes > 0 || hours === 0) && t('work.cases.length.minutes', { minutes }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** How a clock stands, in words: "1 h 20 min left". */
export function clockText({ state, length }: Clock): string {
  const left = length === undefined ? '…' : lengthText(length);
  switch (state) {
    case 'running':
    case 'near':
      return t(`work.cases.clock.${state}`, { left });
    case 'late':
      return length ? t('work.cases.clock.late_by', { late: left }) : t('work.cases.clock.late');
    case 'resting':
      return length ? t('work.cases.clock.resting', { left }) : t('work.cases.clock.resting_late');
    default:
      return t(`work.cases.clock.${state}`);
  }
}
