import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import type { ListParts } from '../Toolbar.tsx';
import type { TableRow } from '../types.ts';
import type { ActiveCellModel } from './useActiveCell.ts';

const ELSEWHERE = ['INPUT', 'TEXTAREA', 'SELECT', 'BUTTON', 'A'];

/** The keys of a list: moving, opening, editing, selecting, searching. */
export function useListKeys<Row extends TableRow>(
  list: ListParts<Row>,
  cells: ActiveCellModel<Row>,
): void {
  const navigate = useNavigate();
  const { current, moveRow, moveColumn, edit } = cells;

  function open(): void {
    if (!current) return;
    if (list.open) void navigate({ to: list.open(current) });
    else list.onOpen?.(current);
  }

  useHotkeys([
    ['j', () => moveRow(1)],
    ['k', () => moveRow(-1)],
    ['ArrowRight', () => moveColumn(1), { preventDefault: false }],
    ['ArrowLeft', () => moveColumn(-1), { preventDefault: false }],
    ['e', () => edit()],
    ['F2', () => edit()],
    ['/', () => list.searchRef.current?.focus()],
    ['n', () => list.onNew?.()],
    [
      'x',
      () => current && list.bulk && list.model.table.getRow(String(current.id)).toggleSelected(),
    ],
  ]);
  // Enter on a button or link is its own; only elsewhere it opens the row.
  useHotkeys([['Enter', open, { preventDefault: false }]], ELSEWHERE);
}
