import type { ListSearch } from '../../../../lib/lists/list-search.ts';

export const CASE_TABS = ['mine', 'nobody', 'all', 'closed'] as const;
export type CaseTab = (typeof CASE_TABS)[number];

const NARROWED: Record<CaseTab, ListSearch> = {
  mine: { owner_id: 'me' },
  nobody: { owner_id_empty: 'true' },
  all: {},
  closed: { status: 'Closed', sort: '-closed_at' },
};

/** What a tab decides; everything else of the list's state stays. */
const DECIDED = ['owner_id', 'owner_id_empty', 'status', 'page', 'view'];

/** The tab that the state of the list is, if it is one. */
export function tabOf(search: ListSearch): CaseTab | undefined {
  if (search.status === 'Closed' && !search.owner_id && !search.owner_id_empty) return 'closed';
  if (search.status) return undefined;
  if (search.owner_id_empty === 'true') return search.owner_id ? undefined : 'nobody';
  if (search.owner_id) return search.owner_id === 'me' ? 'mine' : undefined;
  return search.owner_id_empty ? undefined : 'all';
}

/** The state of the list in another tab: filters and search stay, and so does an order of one's own. */
export function inTab(search: ListSearch, tab: CaseTab): ListSearch {
  const kept = Object.entries(search).filter(
    ([name, value]) =>
      !DECIDED.includes(name) && !(name === 'sort' && value === NARROWED.closed.sort),
  );
  return { ...NARROWED[tab], ...Object.fromEntries(kept) };
}
