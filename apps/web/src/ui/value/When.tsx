import { Tooltip } from '@mantine/core';
import { fullTime, relativeTime, shortTime } from '../../lib/time.ts';
import { useNow } from './useNow.ts';

export interface WhenProps {
  /** RFC 3339; nothing shows a dash. */
  at: string | null | undefined;
  /** `short`: "3 min", "Mar 4"; `relative`: "3 minutes ago"; `full`: date and time. */
  look?: 'short' | 'relative' | 'full';
}

/** A moment, with the full date and time on hover. It grows older by itself. */
export function When({ at, look = 'relative' }: WhenProps) {
  const now = new Date(useNow());
  if (!at) return <Dash />;
  const date = new Date(at);
  const text =
    look === 'full'
      ? fullTime(date)
      : look === 'short'
        ? shortTime(date, now)
        : relativeTime(date, now);
  return (
    <Tooltip label={fullTime(date)} disabled={look === 'full'}>
      <time dateTime={at}>{text}</time>
    </Tooltip>
  );
}

/** The mark of an empty value. */
export function Dash() {
  return (
    <span style={{ color: 'var(--text-faint)' }} aria-hidden>
      —
    </span>
  );
}
