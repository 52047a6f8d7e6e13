import type { ReactNode } from 'react';
import classes from './value.module.css';

/** A state as a dot and a word; never by color alone. */
export function StatusBadge({ color, children }: { color: string; children: ReactNode }) {
  return (
    <span className={classes.status}>
      <span
        className={classes.dot}
        style={{ background: `var(--mantine-color-${color}-5)` }}
        aria-hidden
      />
      {children}
    </span>
  );
}
