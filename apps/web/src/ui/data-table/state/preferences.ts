import { useCallback, useState } from 'react';
import { useMe } from '../../../lib/session.queries.ts';

export type Density = 'compact' | 'comfortable';

/** How a person likes a list. */
export interface TablePreferences {
  order: string[];
  visibility: Record<string, boolean>;
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

/** The person's choice for a list, kept in this browser. */
export function usePreferences(name: string, columns: readonly Named[]) {
  const key = `atrium.list.${useMe().id}.${name}`;
  const [preferences, setState] = useState(() => fitPreferences(read(key), columns));
  const change = useCallback(
    (part: (now: TablePreferences) => Partial<TablePreferences>) => {
      setState((now) => {
        const next = { ...now, ...part(now) };
        try {
          localStorage.setItem(key, JSON.stringify(next));
        } catch {
          // The choice then lasts until the page is closed.
        }
        return next;
      });
    },
    [key],
  );
  return { preferences, change };
}
