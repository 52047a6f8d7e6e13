import { useState } from 'react';
import { useMe } from '../../../lib/session.queries.ts';
import type { Arrangement } from './arrangement.ts';
import { arrangementOf } from './arrangement.ts';

export type Density = 'compact' | 'comfortable';

/** How a person likes a list. */
export interface TablePreferences extends Arrangement {
  sizes: Record<string, number>;
  density: Density;
}

interface Named {
  id: string;
  isHidden?: boolean | undefined;
}

/** What a list looks like before anybody chose. */
export function standardPreferences(columns: readonly Named[]): TablePreferences {
  return {
    order: columns.map(({ id }) => id),
    visibility: Object.fromEntries(columns.map(({ id, isHidden }) => [id, !isHidden])),
    sizes: {},
    density: 'compact',
  };
}

/**
 * Fits what was remembered to the columns of today: gone columns are forgotten, new ones come last,
 * and the first column always stays first and shown.
 */
export function fitPreferences(
  saved: Partial<TablePreferences> | null,
  columns: readonly Named[],
): TablePreferences {
  const standard = standardPreferences(columns);
  if (!saved) return standard;
  const first = standard.order[0];
  const kept = (saved.order ?? []).filter((id) => standard.order.includes(id) && id !== first);
  const added = standard.order.filter((id) => id !== first && !kept.includes(id));
  const visibility = { ...standard.visibility };
  for (const [id, isShown] of Object.entries(saved.visibility ?? {})) {
    if (id in visibility) visibility[id] = isShown;
  }
  if (first !== undefined) visibility[first] = true;
  return {
    order: first === undefined ? [] : [first, ...kept, ...added],
    visibility,
    sizes: saved.sizes ?? {},
    density: saved.density === 'comfortable' ? 'comfortable' : 'compact',
  };
}

function read(key: string): Partial<TablePreferences> | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<TablePreferences> | null;
  } catch {
    return null;
  }
}

/** What a saved view says of the columns. */
export interface ViewColumns {
  columns: readonly string[];
}

/**
 * The person's choice for a list, kept in this browser. In a saved view the view says which columns are
 * shown; moving them there changes nothing for the list without a view.
 */
export function usePreferences(
  name: string,
  columns: readonly Named[],
  view: ViewColumns | undefined,
) {
  const key = `atrium.list.${useMe().id}.${name}`;
  const [own, setOwn] = useState(() => fitPreferences(read(key), columns));
  const [arranged, setArranged] = useState<Arrangement & { view: ViewColumns }>();
  const standard = standardPreferences(columns);
  // A view that was saved anew, or another one, begins with its own columns.
  const isArranged = view !== undefined && arranged?.view === view;
  const inView = view && (isArranged ? arranged : arrangementOf(view.columns, standard));
  const preferences: TablePreferences = inView
    ? { ...own, order: inView.order, visibility: inView.visibility }
    : own;

  function change(part: (now: TablePreferences) => Partial<TablePreferences>): void {
    const next = { ...preferences, ...part(preferences) };
    if (view) setArranged({ view, order: next.order, visibility: next.visibility });
    const kept = view ? { ...own, sizes: next.sizes, density: next.density } : next;
    setOwn(kept);
    try {
      localStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // The choice then lasts until the page is closed.
    }
  }
  return { preferences, standard, change };
}
