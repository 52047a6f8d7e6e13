import type { ListSearch } from '../../../../lib/lists/list-search.ts';

export const CASE_TABS = ['mine', 'nobody', 'all', 'closed'] as const;
export type CaseTab = (typeof CASE_TABS)[number];

const NARROWED: Record<CaseTab, ListSearch> = {
  mine: { owner_id: 'me' },
  nobody: { owner_id_empty: 'true' },
  all: {},
  closed: { status: 'Closed', sort: '-closed_at' },
};

/** What a tab decides, whatever the comparison; everything else of the list's state stays. */
const isDecided = (name: string) => /^(owner_id|status)(_|$)/.test(name);
const PLACE = ['page', 'view'];

/** The tab that the state of the list is, if it is one. */
export function tabOf(search: ListSearch): CaseTab | undefined {
  const decided = Object.entries(search).filter(([name]) => isDecided(name));
  return CASE_TABS.find((tab) => {
    const wanted = Object.entries(NARROWED[tab]).filter(([name]) => isDecided(name));
    return (
      wanted.length === decided.length && wanted.every(([name, value]) => search[name] === value)
    );
  });
}

/** The state of the list in another tab: filters and search stay, and so does an order of one's own. */
export function inTab(search: ListSearch, tab: CaseTab): ListSearch {
  const kept = Object.entries(search).filter(
    ([name, value]) =>
      !isDecided(name) &&
      !PLACE.includes(name) &&
      !(name === 'sort' && value === NARROWED.closed.sort),
  );
  return { ...NARROWED[tab], ...Object.fromEntries(kept) };
}
