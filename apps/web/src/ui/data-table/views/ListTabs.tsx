import { Link } from '@tanstack/react-router';
import type { ListSearch } from '../../../lib/lists/list-search.ts';
import classes from './list-tabs.module.css';

/** A part of a list that is looked at by itself. */
export interface ListTab {
  label: string;
  /** The state of the list that shows it. */
  search: ListSearch;
  isCurrent: boolean;
  count?: number | undefined;
}

/** Links to the parts of a list, and how many records each has. */
export function ListTabs({ label, tabs }: { label: string; tabs: readonly ListTab[] }) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.label}
          to="."
          search={tab.search as never}
          aria-current={tab.isCurrent ? 'page' : undefined}
        >
          {tab.label}
          {tab.count !== undefined && <span className={classes.count}>{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
