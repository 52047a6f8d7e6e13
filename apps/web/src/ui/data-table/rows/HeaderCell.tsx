import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { DragEvent } from 'react';
import { t } from '../../../lib/i18n.ts';
import { nextSort } from '../../../lib/lists/list-search.ts';
import classes from './rows.module.css';
import type { ListParts } from '../Toolbar.tsx';
import type { Column, TableRow } from '../types.ts';

export interface HeaderCellProps<Row extends TableRow> {
  list: ListParts<Row>;
  column: Column<Row>;
  dragged: { current: string | undefined };
}

/** Head of a column: sorting, width, and dragging it to another place. */
export function HeaderCell<Row extends TableRow>({ list, column, dragged }: HeaderCellProps<Row>) {
  const { table, change, preferences } = list.model;
  const { search, setSearch, declaration } = list;
  const header = table.getFlatHeaders().find(({ id }) => id === column.id);
  const isSortable = declaration.sortable.includes(column.id);
  const sort = search.sort ?? declaration.sort;
  const direction =
    sort === column.id ? 'ascending' : sort === `-${column.id}` ? 'descending' : undefined;
  const isFirst = preferences.order[0] === column.id;
  function drop(event: DragEvent) {
    event.preventDefault();
    const id = dragged.current;
    if (id === undefined || id === column.id || isFirst) return;
    change(({ order }) => {
      const rest = order.filter((each) => each !== id);
      const at = rest.indexOf(column.id) + (order.indexOf(id) < order.indexOf(column.id) ? 1 : 0);
      return { order: [...rest.slice(0, at), id, ...rest.slice(at)] };
    });
  }
  function toggleSort() {
    const { sort: _, page: __, ...rest } = search;
    const next = nextSort(sort, column.id);
    setSearch(next === undefined ? rest : { ...rest, sort: next });
  }
  const Arrow = direction === 'descending' ? IconArrowDown : IconArrowUp;
  return (
    <th
      scope="col"
      aria-sort={direction}
      data-align={column.align}
      draggable={!isFirst}
      onDragStart={() => (dragged.current = column.id)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      {isSortable ? (
        <button
          type="button"
          className={classes.sort}
          onClick={toggleSort}
          title={t('ui.sort_by', { column: column.label })}
        >
          {column.label}
          {direction && <Arrow size={13} aria-hidden />}
        </button>
      ) : (
        <span className={classes.plain}>{column.label}</span>
      )}
      {header && (
        <span
          className={classes.resizer}
          draggable
          onDragStart={(event) => {
            event.preventDefault();
            event.stopPropagation();
          }}
          onMouseDown={header.getResizeHandler()}
          onTouchStart={header.getResizeHandler()}
          onDoubleClick={() => header.column.resetSize()}
          aria-hidden
        />
      )}
    </th>
  );
}
