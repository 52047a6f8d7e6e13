import { useState } from 'react';
import type { ListParts } from '../Toolbar.tsx';
import type { Column, TableRow } from '../types.ts';

/** The cell that the keys are at: a row by its place, and one of the columns that can be edited. */
export interface ActiveCell {
  row: number;
  column: string | undefined;
}

export interface ActiveCellOptions<Row extends TableRow> {
  list: ListParts<Row>;
  rows: readonly Row[];
  /** The columns on screen. */
  shown: readonly Column<Row>[];
  scrollTo: (row: number) => void;
}

const NOWHERE: ActiveCell = { row: -1, column: undefined };

/** Where the keys are in a list, and which of its cells is open for editing. */
export function useActiveCell<Row extends TableRow>(options: ActiveCellOptions<Row>) {
  const { list, rows, shown, scrollTo } = options;
  const [active, setActive] = useState(NOWHERE);
  const [edited, setEdited] = useState<{ id: Row['id']; column: string }>();
  const current = rows[active.row];
  const editable = shown.filter(({ field }) => field).map(({ id }) => id);
  const mayEdit = (row: Row | undefined) =>
    row !== undefined && list.edit !== undefined && (list.edit.can?.(row) ?? true);

  function moveRow(by: number): void {
    const row = Math.min(rows.length - 1, Math.max(0, active.row + by));
    setActive({ ...active, row });
    if (rows.length > 0) scrollTo(row);
  }

  function moveColumn(by: number): void {
    if (!mayEdit(current)) return;
    const at = active.column === undefined ? -1 : editable.indexOf(active.column);
    const next = at < 0 ? (by > 0 ? 0 : editable.length - 1) : at + by;
    const column = editable[Math.min(editable.length - 1, Math.max(0, next))];
    setActive({ ...active, column });
  }

  /** Opens a cell; without one the active, or the first of the row that can be edited. */
  function edit(row = current, column = active.column ?? editable[0]): void {
    if (!row || column === undefined || !editable.includes(column) || !mayEdit(row)) return;
    setActive({ row: rows.indexOf(row), column });
    setEdited({ id: row.id, column });
  }

  /** Closes the open cell; with a direction the next one of the row is opened, where there is one. */
  function editBeside(row: Row, by: number): void {
    const column = by === 0 ? undefined : editable[editable.indexOf(edited?.column ?? '') + by];
    if (column === undefined) setEdited(undefined);
    else edit(rows.find(({ id }) => id === row.id) ?? row, column);
  }

  return { active, current, edited, edit, editBeside, moveRow, moveColumn };
}

export type ActiveCellModel<Row extends TableRow> = ReturnType<typeof useActiveCell<Row>>;
