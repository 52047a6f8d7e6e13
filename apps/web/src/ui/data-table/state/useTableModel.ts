import type { Updater } from '@tanstack/react-table';
import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  functionalUpdate,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { TablePreferences, ViewColumns } from './preferences.ts';
import { usePreferences } from './preferences.ts';
import type { Column, TableRow } from '../types.ts';

const features = tableFeatures({
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
});

const NOTHING: never[] = [];

export interface TableModelOptions<Row extends TableRow> {
  name: string;
  columns: readonly Column<Row>[];
  rows: Row[] | undefined;
  view: ViewColumns | undefined;
}

/** Columns (order, width, visibility) and selection of a list. */
export function useTableModel<Row extends TableRow>(options: TableModelOptions<Row>) {
  const { name, columns, rows, view } = options;
  const { preferences, standard, change } = usePreferences(name, columns, view);
  const [rowSelection, setRowSelection] = useState<Record<string, true>>({});
  const definitions = useMemo(
    () =>
      columns.map(({ id, size }) => ({
        id,
        accessorFn: (row: Row) => row.id,
        size: size ?? 160,
        minSize: 72,
        maxSize: 720,
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows ?? NOTHING,
    getRowId: (row: Row) => String(row.id),
    columnResizeMode: 'onChange',
    state: {
      columnOrder: preferences.order,
      columnVisibility: preferences.visibility,
      columnSizing: preferences.sizes,
      rowSelection,
    },
    onRowSelectionChange: setRowSelection,
    onColumnOrderChange: (updater: Updater<string[]>) =>
      change((now) => ({ order: functionalUpdate(updater, now.order) })),
    onColumnVisibilityChange: (updater: Updater<TablePreferences['visibility']>) =>
      change((now) => ({ visibility: functionalUpdate(updater, now.visibility) })),
    onColumnSizingChange: (updater: Updater<TablePreferences['sizes']>) =>
      change((now) => ({ sizes: functionalUpdate(updater, now.sizes) })),
  });
  return { table, preferences, standard, change };
}

export type TableModel<Row extends TableRow> = ReturnType<typeof useTableModel<Row>>;
