import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ListSearch } from '../../../lib/lists/list-search.ts';

/** The state of the list on screen, read from and written to the address: back works, links carry it. */
export function useListState() {
  const search = useSearch({ strict: false }) as ListSearch;
  const navigate = useNavigate();
  const setSearch = useCallback(
    (next: ListSearch, isTyping = false) => {
      void navigate({ to: '.', search: next as never, replace: isTyping, resetScroll: false });
    },
    [navigate],
  );
  return { search, setSearch };
}
