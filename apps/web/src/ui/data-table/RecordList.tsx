import { Button } from '@mantine/core';
import type { FetchQueryOptions, QueryKey } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { useState } from 'react';
import type { ListQueryOptions } from '../../lib/lists/list-query.ts';
import type { ListSearch } from '../../lib/lists/list-search.ts';
import type { EmptyStateProps } from '../feedback/EmptyState.tsx';
import type { RecordType } from '../records.ts';
import { RECORDS } from '../records.ts';
import { DataTable } from './DataTable.tsx';
import type { DataTableProps, TableRow } from './types.ts';

/** How a new record is made from its list. */
export interface ListCreation {
  /** On the button at the head: "New account". */
  label: string;
  /** On the button of the empty list: "Create account". */
  action: string;
  /** The dialog; open while it is rendered. */
  form: ComponentType<{ close: () => void }>;
}

type Declared = 'name' | 'record' | 'query' | 'prefetch' | 'onNew' | 'newLabel' | 'empty';

export interface RecordListProps<Row extends TableRow, Detail, Key extends QueryKey> extends Omit<
  DataTableProps<Row>,
  Declared
> {
  /** As the person's choice of columns is remembered: `accounts`. */
  name: string;
  record: RecordType;
  /** What `recordQueries` gives. */
  queries: {
    list: (search: ListSearch) => ListQueryOptions<Row>;
    one: (id: Row['id']) => FetchQueryOptions<Detail, Error, Detail, Key>;
  };
  /** May this person change and make such records? Whoever may not is offered neither `edit` nor `bulk` nor `create`. */
  mayWrite: boolean;
  create?: ListCreation;
  empty: Omit<EmptyStateProps, 'icon'>;
}

/** The list of one kind of record: its table, whose links fetch ahead, and the dialog for a new one. */
export function RecordList<Row extends TableRow, Detail, Key extends QueryKey>({
  queries,
  mayWrite,
  create,
  edit,
  bulk,
  empty,
  ...table
}: RecordListProps<Row, Detail, Key>) {
  const cache = useQueryClient();
  const [isCreating, setCreating] = useState(false);
  const creation = mayWrite ? create : undefined;
  const open = () => setCreating(true);
  return (
    <>
      <DataTable<Row>
        {...table}
        query={queries.list}
        prefetch={({ id }) => void cache.prefetchQuery(queries.one(id))}
        {...(mayWrite && { edit, bulk })}
        {...(creation && { onNew: open, newLabel: creation.label })}
        empty={{
          icon: RECORDS[table.record].icon,
          action: creation && <Button onClick={open}>{creation.action}</Button>,
          ...empty,
        }}
      />
      {creation && isCreating && <creation.form close={() => setCreating(false)} />}
    </>
  );
}
