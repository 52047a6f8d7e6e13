import { Checkbox, Skeleton, VisuallyHidden } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { t } from '../../../lib/i18n.ts';
import classes from './rows.module.css';
import type { ListParts } from '../Toolbar.tsx';
import type { TableRow } from '../types.ts';
import { HeaderCell } from './HeaderCell.tsx';
import { RowLine } from './RowLine.tsx';
import { useActiveCell } from './useActiveCell.ts';
import { useListKeys } from './useListKeys.ts';

export interface RowsProps<Row extends TableRow> extends ListParts<Row> {
  rows: Row[] | undefined;
  /** The rows are of the page before; the new ones are coming. */
  isStale: boolean;
}

const CHECK_WIDTH = 40;

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
  const byId = new Map(list.columns.map((column) => [column.id, column]));
  const shown = table.getVisibleLeafColumns().flatMap(({ id }) => byId.get(id) ?? []);
  const scrollTo = (index: number) => virtual.scrollToIndex(index);
  const cells = useActiveCell({ list, rows: rows ?? [], shown, scrollTo });
  const { active } = cells;
  useListKeys(list, cells);
  const focusList = () => scroller.current?.focus({ preventScroll: true });
  const items = virtual.getVirtualItems();
  const span = shown.length + 2;
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const width = (id: string) => table.getColumn(id)?.getSize() ?? 160;
  const total = shown.reduce((sum, { id }) => sum + width(id), bulk ? CHECK_WIDTH : 0);

  const at = rows?.[active.row];
  const spokenColumn = byId.get(active.column ?? '');
  const spoken =
    at &&
    (spokenColumn ? t('ui.cell_at', { name: nameOf(at), column: spokenColumn.label }) : nameOf(at));

  function line(index: number) {
    const row = rows?.[index];
    const parts = { list, index, height, shown, cells, focusList };
    return row && <RowLine key={row.id} row={row} {...parts} />;
  }

  return (
    <div
      ref={scroller}
      className={classes.scroller}
      tabIndex={0}
      role="group"
      aria-label={list.title}
    >
      <VisuallyHidden aria-live="polite">{spoken}</VisuallyHidden>
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
            : items.map(({ index }) => line(index))}
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
