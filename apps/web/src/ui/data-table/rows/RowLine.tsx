import { Checkbox } from '@mantine/core';
import { t } from '../../../lib/i18n.ts';
import type { ListParts } from '../Toolbar.tsx';
import type { Column, TableRow } from '../types.ts';
import { Cell } from './Cell.tsx';
import type { ActiveCellModel } from './useActiveCell.ts';

export interface RowLineProps<Row extends TableRow> {
  list: ListParts<Row>;
  row: Row;
  /** Its place among the rows of the page. */
  index: number;
  height: number;
  shown: readonly Column<Row>[];
  cells: ActiveCellModel<Row>;
  focusList: () => void;
}

/** One record of the list. */
export function RowLine<Row extends TableRow>(props: RowLineProps<Row>) {
  const { list, row, index, cells } = props;
  const line = list.model.table.getRow(String(row.id));
  const isActive = index === cells.active.row;
  return (
    <tr
      style={{ height: props.height }}
      aria-rowindex={index + 2}
      data-active={isActive || undefined}
      data-selected={line.getIsSelected() || undefined}
    >
      {list.bulk && (
        <td>
          <Checkbox
            size="xs"
            aria-label={t('ui.select_row', { name: list.nameOf(row) })}
            checked={line.getIsSelected()}
            onChange={line.getToggleSelectedHandler()}
          />
        </td>
      )}
      {props.shown.map((column) => (
        <Cell
          key={column.id}
          list={list}
          row={row}
          column={column}
          cells={cells}
          isActive={isActive && column.id === cells.active.column}
          focusList={props.focusList}
        />
      ))}
      <td />
    </tr>
  );
}
