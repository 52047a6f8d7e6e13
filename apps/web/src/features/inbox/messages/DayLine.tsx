import { locale, t } from '../../../lib/i18n.ts';
import classes from './messages.module.css';

function dayName(at: string, now: Date): string {
  const date = new Date(at);
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (date.toDateString() === now.toDateString()) return t('inbox.thread.today');
  if (date.toDateString() === yesterday.toDateString()) return t('inbox.thread.yesterday');
  return date.toLocaleDateString(locale(), {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    ...(date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  });
}

/** Where a new day begins. */
export function DayLine({ at }: { at: string }) {
  return (
    <div className={classes.day} role="separator">
      <span>{dayName(at, new Date())}</span>
    </div>
  );
}
