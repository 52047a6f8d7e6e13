import { Anchor, Checkbox, Skeleton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { DragEvent } from 'react';
import { useRef, useState } from 'react';
import { t } from '../../lib/i18n.ts';
import { nextSort } from '../../lib/lists/list-search.ts';
import classes from './data-table.module.css';
import type { ListParts } from './Toolbar.tsx';
import type { Column, TableRow } from './types.ts';

export interface RowsProps<Row extends TableRow> extends ListParts<Row> {
  rows: Row[] | undefined;
  /** The rows are of the page before; the new ones are coming. */
  isStale: boolean;
}

const CHECK_WIDTH = 40;

/** The name of a row: the link to its page, or a button where it has none. */
export function NameCell<Row extends TableRow>({ row, list }: { row: Row; list: ListParts<Row> }) {
  const first = list.columns[0];
  if (!first) return null;
  if (list.open) {
    return (
      <Anchor
        component={Link}
        to={list.open(row)}
        className={classes.name}
        onMouseEnter={() => list.prefetch?.(row)}
      >
        {first.cell(row)}
      </Anchor>
    );
  }
  if (!list.onOpen) return first.cell(row);
  return (
    <Anchor component="button" className={classes.name} onClick={() => list.onOpen?.(row)}>
      {first.cell(row)}
    </Anchor>
  );
}

function useListKeys<Row extends TableRow>(
  list: RowsProps<Row>,
  scrollTo: (index: number) => void,
) {
  const [active, setActive] = useState(-1);
  const navigate = useNavigate();
  const rows = list.rows ?? [];
  const move = (by: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, active + by));
    setActive(next);
    if (rows.length > 0) scrollTo(next);
  };
  const current = rows[active];
  useHotkeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['/', () => list.searchRef.current?.focus()],
    ['n', () => list.onNew?.()],
    [
      'x',
      () => current && list.bulk && list.model.table.getRow(String(current.id)).toggleSelected(),
    ],
  ]);
  // Enter on a button or link is its own; only elsewhere it opens the row.
  useHotkeys(
    [
      [
        'Enter',
        () => {
          if (!current) return;
          if (list.open) void navigate({ to: list.open(current) });
          else list.onOpen?.(current);
        },
        { preventDefault: false },
      ],
    ],
    ['INPUT', 'TEXTAREA', 'SELECT', 'BUTTON', 'A'],
  );
  return active;
}

interface HeaderCellProps<Row extends TableRow> {
  list: RowsProps<Row>;
  column: Column<Row>;
  dragged: { current: string | undefined };
}

function HeaderCell<Row extends TableRow>({ list, column, dragged }: HeaderCellProps<Row>) {
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

/** The table itself: only the rows in view are in the page. */
export function Rows<Row extends TableRow>(list: RowsProps<Row>) {
  const { model, rows, nameOf, bulk } = list;
  const { table, preferences } = model;
  const scroller = useRef<HTMLDivElement>(null);
  const dragged = useRef<string>(undefined);
  const height = preferences.density === 'compact' ? 36 : 44;
  const virtual = useVirtualizer({
    count: rows?.length ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
  });
  const active = useListKeys(list, (index) => virtual.scrollToIndex(index));
  const byId = new Map(list.columns.map((column) => [column.id, column]));
  const shown = table.getVisibleLeafColumns().flatMap(({ id }) => byId.get(id) ?? []);
  const items = virtual.getVirtualItems();
  const span = shown.length + 2;
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const width = (id: string) => table.getColumn(id)?.getSize() ?? 160;
  const total = shown.reduce((sum, { id }) => sum + width(id), bulk ? CHECK_WIDTH : 0);

  function row(index: number) {
    const record = rows?.[index];
    if (!record) return null;
    const name = nameOf(record);
    const line = table.getRow(String(record.id));
    return (
      <tr
        key={record.id}
        style={{ height }}
        aria-rowindex={index + 2}
        data-active={index === active || undefined}
        data-selected={line.getIsSelected() || undefined}
      >
        {bulk && (
          <td>
            <Checkbox
              size="xs"
              aria-label={t('ui.select_row', { name })}
              checked={line.getIsSelected()}
              onChange={line.getToggleSelectedHandler()}
            />
          </td>
        )}
        {shown.map((column, at) => (
          <td key={column.id} data-align={column.align}>
            {at === 0 ? <NameCell row={record} list={list} /> : column.cell(record)}
          </td>
        ))}
        <td />
      </tr>
    );
  }

  return (
    <div
      ref={scroller}
      className={classes.scroller}
      tabIndex={0}
      role="group"
      aria-label={list.title}
    >
      <table
        className={classes.table}
        style={{ minWidth: total }}
        data-stale={list.isStale || undefined}
        aria-rowcount={(rows?.length ?? 0) + 1}
        aria-busy={rows === undefined}
      >
        <colgroup>
          {bulk && <col style={{ width: CHECK_WIDTH }} />}
          {shown.map(({ id }) => (
            <col key={id} style={{ width: width(id) }} />
          ))}
          <col />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {bulk && (
              <th scope="col">
                <Checkbox
                  size="xs"
                  aria-label={t('ui.select_all')}
                  checked={table.getIsAllRowsSelected()}
                  indeterminate={table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected()}
                  onChange={table.getToggleAllRowsSelectedHandler()}
                />
              </th>
            )}
            {shown.map((column) => (
              <HeaderCell key={column.id} list={list} column={column} dragged={dragged} />
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {before > 0 && (
            <tr aria-hidden style={{ height: before }}>
              <td colSpan={span} />
            </tr>
          )}
          {rows === undefined
            ? Array.from({ length: 12 }, (_, index) => (
                <tr key={index} style={{ height }} className={classes.late}>
                  <td colSpan={span}>
                    <Skeleton h={12} w={`${88 - ((index * 17) % 40)}%`} />
                  </td>
                </tr>
              ))
            : items.map(({ index }) => row(index))}
          {after > 0 && (
            <tr aria-hidden style={{ height: after }}>
              <td colSpan={span} />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
