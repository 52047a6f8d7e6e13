import type { SavedView } from '@atrium/contract/identity/saved-views.ts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ListState } from '../state/useListState.ts';
import { savedViewsQuery } from './saved-views.queries.ts';
import { searchOfView, viewQuery } from './view-state.ts';

export interface Views {
  /** Under this name the views of the list are kept. */
  entity: string;
  all: SavedView[];
  /** The one in the address; undefined: all records, or a view that is gone. */
  current: SavedView | undefined;
}

/** The saved views of a list, and the one that the address names. */
export function useViews(name: string, list: ListState): Views {
  const entity = name.replaceAll('-', '_');
  const { data } = useQuery(savedViewsQuery(entity));
  const current = data?.find(({ id }) => String(id) === list.search.view);
  const { search, setSearch } = list;
  const isFirst = useRef(true);
  useEffect(() => {
    if (!data || !isFirst.current) return;
    isFirst.current = false;
    // A short link: `?view=7` alone stands for all that the view holds.
    if (current && viewQuery(search) === '') setSearch(searchOfView(current, search), true);
  }, [data, current, search, setSearch]);
  return { entity, all: data ?? [], current };
}
