import { lazy, Suspense } from 'react';
import type { ListParts } from '../Toolbar.tsx';
import type { Column, TableRow } from '../types.ts';
import type { EditEnd } from './CellEditor.tsx';
import { NameCell } from './NameCell.tsx';
import type { ActiveCellModel } from './useActiveCell.ts';

const CellEditor = lazy(async () => ({ default: (await import('./CellEditor.tsx')).CellEditor }));

export interface CellProps<Row extends TableRow> {
  list: ListParts<Row>;
  row: Row;
  column: Column<Row>;
  cells: ActiveCellModel<Row>;
  isActive: boolean;
  /** Back to the list, so that its keys go on. */
  focusList: () => void;
}

/** One cell: what it shows, or its editor while it is open. */
export function Cell<Row extends TableRow>(props: CellProps<Row>) {
  const { list, row, column, cells, isActive, focusList } = props;
  const { edit } = list;
  const isEdited = cells.edited?.id === row.id && cells.edited.column === column.id;
  const isFirst = list.columns[0]?.id === column.id;
  const mayEdit = edit !== undefined && column.field !== undefined && (edit.can?.(row) ?? true);
  const close = ({ wasFocused, beside }: EditEnd) => {
    if (wasFocused) focusList();
    cells.editBeside(row, beside);
  };
  const content = isFirst ? <NameCell row={row} list={list} /> : column.cell(row);
  return (
    <td
      data-align={column.align}
      data-active={(isActive && mayEdit && !isEdited) || undefined}
      data-edited={isEdited || undefined}
      onDoubleClick={mayEdit && !isEdited ? () => cells.edit(row, column.id) : undefined}
    >
      {isEdited && edit && column.field ? (
        <Suspense fallback={content}>
          <CellEditor
            row={row}
            field={column.field}
            shape={edit.shape}
            save={(body) => edit.save(row.id, body)}
            close={close}
          />
        </Suspense>
      ) : (
        content
      )}
    </td>
  );
}
