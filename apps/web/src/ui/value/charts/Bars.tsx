import { Link } from '@tanstack/react-router';
import classes from './charts.module.css';

export interface ChartBar {
  key: string;
  label: string;
  /** From zero on. */
  size: number;
  value: string;
  /** The list behind it. */
  link?: string | null;
}

function Parts({ bar, most }: { bar: ChartBar; most: number }) {
  return (
    <>
      <span className={classes.name} title={bar.label}>
        {bar.label}
      </span>
      <div className={classes.track} aria-hidden>
        <div style={{ width: `${(bar.size / most) * 100}%` }} />
      </div>
      <span className={classes.amount}>{bar.value}</span>
    </>
  );
}

/** A bar for each, from zero, with its name and value; each opens the list behind it. */
export function Bars({ bars, label }: { bars: readonly ChartBar[]; label: string }) {
  const most = Math.max(1, ...bars.map(({ size }) => size));
  return (
    <ul className={classes.rows} aria-label={label}>
      {bars.map((bar) => (
        <li key={bar.key} style={{ display: 'contents' }}>
          {bar.link ? (
            <Link to={bar.link} className={classes.row}>
              <Parts bar={bar} most={most} />
            </Link>
          ) : (
            <div className={classes.row}>
              <Parts bar={bar} most={most} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
