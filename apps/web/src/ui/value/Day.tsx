import { dayText } from '../../lib/time.ts';
import { Dash } from './When.tsx';

/** A date without a time, `2026-03-04`; nothing shows a dash. */
export function Day({ date }: { date: string | null | undefined }) {
  if (!date) return <Dash />;
  return <time dateTime={date}>{dayText(date)}</time>;
}
