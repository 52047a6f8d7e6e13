import { Tooltip } from '@mantine/core';
import classes from './charts.module.css';

export interface ChartColumn {
  key: string;
  /** From zero on. */
  size: number;
  /** Above the column. */
  value: string;
  /** Below it. */
  label: string;
  /** On hover, in full. */
  hint: string;
}

/** A column for each step of time, from zero. A table beside it says the same in numbers. */
export function Columns({ columns, label }: { columns: readonly ChartColumn[]; label: string }) {
  const most = Math.max(1, ...columns.map(({ size }) => size));
  return (
    <figure className={classes.columns} role="img" aria-label={label}>
      {columns.map(({ key, size, value, label: below, hint }) => (
        <Tooltip key={key} label={hint}>
          <div className={classes.column}>
            <div className={classes.plot}>
              <div className={classes.bar} style={{ height: `${(size / most) * 100}%` }}>
                <span className={classes.value}>{value}</span>
              </div>
            </div>
            <span className={classes.label}>{below}</span>
          </div>
        </Tooltip>
      ))}
    </figure>
  );
}
