import type { ListDeclaration } from '@atrium/contract/core/filters.ts';
import type { Route } from '@atrium/contract/core/route.ts';
import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { ListQueryOptions } from '../../lib/lists/list-query.ts';
import type { BulkOutcome } from '../../lib/lists/in-turn.ts';
import type { ListSearch } from '../../lib/lists/list-search.ts';
import type { EmptyStateProps } from '../feedback/EmptyState.tsx';
import type { LookupSource } from '../lookup/lookup-source.ts';
import type { Field, Values } from '../record-form/fields.ts';
import type { RecordType } from '../records.ts';

export interface TableRow {
  id: number | string;
}

export interface Column<Row> {
  /** The record's field; sortable when the contract's list declares it so. */
  id: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** Pixels at first. */
  size?: number;
  /** Numbers and money stand right. */
  align?: 'right';
  /** The field of the record's form; with `edit` of the list the cell is edited where it stands. */
  field?: Field | undefined;
  /** Buttons: on a card they stand beside the name. */
  isAction?: boolean;
  /** Not shown until chosen. */
  isHidden?: boolean;
}

/** How a filterable column is named and its values are shown. */
export interface FilterWords {
  label: string;
  /** The word for each value of a choice. */
  choices?: Record<string, string>;
  /** For ids: where to find the record. */
  lookup?: LookupSource;
}

/** Makes the same change to rows and says what became of it; true, so that the selection is let go. */
export type ChangeRows<Row> = (rows: Row[], fields: Values) => Promise<true>;

export interface BulkAction<Row> {
  label: string;
  icon: TablerIcon;
  /**
   * @param change makes the same change to all, and says what became of it
   * @returns whether it is done, so that the selection is let go
   */
  run: (rows: Row[], change: ChangeRows<Row>) => Promise<boolean> | boolean;
  /** Is it offered for these? Left out: always. */
  isFor?: (rows: readonly Row[]) => boolean;
  isDangerous?: boolean;
}

/** What can be done with selected records; each type of record declares it and gets the same bar. */
export interface BulkDeclaration<Row> {
  /**
   * Makes the same change to all, each with the version on screen; one that fails does not stop the others. Left out,
   * the selected ones can only be exported.
   */
  change?: (rows: Row[], fields: Values) => Promise<BulkOutcome>;
  /** Records that have an owner: where owners are found. */
  owner?: LookupSource;
  /** Records that are deactivated instead of removed: is this one active? */
  isActive?: (row: Row) => boolean;
  /** Fields that may be set to the same value for all. */
  fields?: readonly Field[];
  /** What only this type of record can. */
  more?: readonly BulkAction<Row>[];
}

/** How a list saves what is edited in its cells. */
export interface ListEdit<Row extends TableRow> {
  /** The contract's body of the update. */
  shape: z.ZodType;
  /** Sends the changed field and the version. */
  save: (id: Row['id'], body: Values) => Promise<unknown>;
  /** May this row be changed? Left out: every one. */
  can?: (row: Row) => boolean;
}

/** What a list leaves out as long as it is not asked for: closed or deactivated records. */
export interface HiddenRows {
  /** Asks for them. */
  search: ListSearch;
  /** What is said when there is nothing else. */
  title: string;
  text: (count: number) => string;
  action: string;
}

/** A list screen, declared: what is special about it is its columns. */
export interface DataTableProps<Row extends TableRow> {
  /** Under this name the person's choice of columns is remembered. */
  name: string;
  title: string;
  record?: RecordType;
  /** Parts of the list that are looked at by themselves, such as one's own: between header and toolbar. */
  tabs?: ReactNode;
  /** Other ways to look at the same records, such as a board: stands before the button for a new one. */
  ways?: ReactNode;
  declaration: ListDeclaration;
  /** The first column names the record and is the link. */
  columns: readonly Column<Row>[];
  query: (search: ListSearch) => ListQueryOptions<Row>;
  /** What a row is called, for screen readers. */
  nameOf: (row: Row) => string;
  /** The path of the record's page. */
  open?: (row: Row) => string;
  /** Where a row has no page of its own: what opening it does. */
  onOpen?: (row: Row) => void;
  /** Fetches what the page will need, while the pointer is over the link. */
  prefetch?: (row: Row) => void;
  filters: Record<string, FilterWords>;
  exportRoute?: Route;
  bulk?: BulkDeclaration<Row> | undefined;
  /** Cells with a `field` are edited in place. */
  edit?: ListEdit<Row> | undefined;
  onNew?: (() => void) | undefined;
  newLabel?: string;
  empty: EmptyStateProps;
  hidden?: HiddenRows;
}
