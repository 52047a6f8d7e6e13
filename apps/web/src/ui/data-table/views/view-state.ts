import type { SavedView } from '@atrium/contract/identity/saved-views.ts';
import type { ListSearch } from '../../../lib/lists/list-search.ts';
import type { Arrangement } from '../state/arrangement.ts';
import { arrangementOf, shownColumns } from '../state/arrangement.ts';

/** What of a list's state belongs to a view: search, order and filters, not the page or the view itself. */
const PASSING = ['page', 'per_page', 'view'];

/** The state of a list as a view keeps it; always in the same order, so that two can be compared. */
export function viewQuery(search: ListSearch): string {
  const kept = Object.entries(search).filter(([name]) => !PASSING.includes(name));
  return new URLSearchParams(kept.toSorted(([a], [b]) => (a < b ? -1 : 1))).toString();
}

/** The state of a list that shows the view, as many rows a page as before. */
export function searchOfView(view: SavedView, now: ListSearch): ListSearch {
  const next: ListSearch = Object.fromEntries(new URLSearchParams(view.query));
  if (now.per_page !== undefined) next.per_page = now.per_page;
  return { ...next, view: String(view.id) };
}

/** Does the list on screen differ from the view it was opened with? */
export function isModified(
  view: SavedView,
  now: { search: ListSearch; columns: readonly string[]; standard: Arrangement },
): boolean {
  const saved = viewQuery(Object.fromEntries(new URLSearchParams(view.query)));
  const columns = shownColumns(arrangementOf(view.columns, now.standard));
  return saved !== viewQuery(now.search) || columns.join() !== now.columns.join();
}
