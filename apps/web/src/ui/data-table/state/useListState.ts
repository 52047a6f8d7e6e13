import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { ListSearch } from '../../../lib/lists/list-search.ts';

export interface ListState {
  /** The state as the address holds it, the saved view's number among it. */
  search: ListSearch;
  /** What of it is asked of the interface. */
  query: ListSearch;
  /** @param isPassing the state before is not kept in the history: somebody types */
  setSearch: (next: ListSearch, isPassing?: boolean) => void;
}

/** The state of the list on screen, read from and written to the address: back works, links carry it. */
export function useListState(): ListState {
  const search = useSearch({ strict: false }) as ListSearch;
  const navigate = useNavigate();
  const setSearch = useCallback(
    (next: ListSearch, isPassing = false) => {
      void navigate({ to: '.', search: next as never, replace: isPassing, resetScroll: false });
    },
    [navigate],
  );
  const query = useMemo(() => {
    const { view: _, ...rest } = search;
    return rest;
  }, [search]);
  return { search, query, setSearch };
}
