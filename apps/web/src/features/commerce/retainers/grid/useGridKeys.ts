import type { KeyboardEvent } from 'react';
import { useRef, useState } from 'react';

const STEPS: Partial<Record<string, [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export interface Place {
  row: number;
  column: number;
}

/** Where a key leads from a place; undefined where it is no key of the grid. */
export function placeAfter(
  event: { key: string; ctrlKey: boolean },
  at: Place,
  size: { rows: number; columns: number },
): Place | undefined {
  const last = { row: size.rows - 1, column: size.columns - 1 };
  if (event.key === 'Home') return { row: event.ctrlKey ? 0 : at.row, column: 0 };
  if (event.key === 'End') return { row: event.ctrlKey ? last.row : at.row, column: last.column };
  const step = STEPS[event.key];
  if (!step) return undefined;
  return {
    row: Math.min(last.row, Math.max(0, at.row + step[0])),
    column: Math.min(last.column, Math.max(0, at.column + step[1])),
  };
}

/** What a cell carries to be reached; `isHere`: it is the one in the tab order. */
export function cellKeys(place: Place, isHere: boolean, enter: (place: Place) => void) {
  return {
    'data-place': `${place.row}:${place.column}`,
    tabIndex: isHere ? 0 : -1,
    onFocus: () => enter(place),
  };
}

/** Arrow keys in a grid: one cell of it is in the tab order, the arrows move to the others. */
export function useGridKeys(size: { rows: number; columns: number }) {
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);
  const here = { row: Math.min(at.row, size.rows - 1), column: at.column };

  function press(event: KeyboardEvent): void {
    const next = placeAfter(event, here, size);
    if (!next) return;
    event.preventDefault();
    setAt(next);
    table.current?.querySelector<HTMLElement>(`[data-place="${next.row}:${next.column}"]`)?.focus();
  }

  return { table, press, here, enter: setAt };
}
