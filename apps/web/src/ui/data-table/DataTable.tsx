import { ActionIcon, Button, Group, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { t } from '../../lib/i18n.ts';
import { narrowingCount } from '../../lib/lists/list-search.ts';
import { useTitle } from '../../lib/title.ts';
import { EmptyState } from '../feedback/EmptyState.tsx';
import { ErrorState } from '../feedback/ErrorState.tsx';
import { RecordTile } from '../RecordTile.tsx';
import { BulkBar } from './bulk/BulkBar.tsx';
import { BulkFailures } from './bulk/BulkFailures.tsx';
import { useChangeRows } from './bulk/useChangeRows.ts';
import { Cards } from './rows/Cards.tsx';
import classes from './data-table.module.css';
import { NothingShown } from './rows/NothingShown.tsx';
import { Pager } from './Pager.tsx';
import { Rows } from './rows/Rows.tsx';
import { Toolbar } from './Toolbar.tsx';
import type { DataTableProps, TableRow } from './types.ts';
import { useListState } from './state/useListState.ts';
import { useTableModel } from './state/useTableModel.ts';
import { useViews } from './views/useViews.ts';
import { ViewMenu } from './views/ViewMenu.tsx';

interface NewButtonProps {
  onNew?: (() => void) | undefined;
  newLabel?: string;
  isNarrow: boolean;
}

function NewButton({ onNew, newLabel, isNarrow }: NewButtonProps) {
  const label = newLabel ?? t('shell.new');
  if (isNarrow) {
    return (
      <ActionIcon variant="filled" color="indigo" size={36} aria-label={label} onClick={onNew}>
        <IconPlus size={18} />
      </ActionIcon>
    );
  }
  return (
    <Button leftSection={<IconPlus size={16} />} onClick={onNew} className={classes.whole}>
      {label}
    </Button>
  );
}

const NOTHING_BUT_EXPORT = {};

/** A list of records: search, filters, columns, selection, paging and keys, all from a declaration. */
export function DataTable<Row extends TableRow>(props: DataTableProps<Row>) {
  useTitle(props.title);
  const list = useListState();
  const { search, setSearch } = list;
  const views = useViews(props.name, list);
  const { data, error, isPlaceholderData, refetch } = useQuery(props.query(list.query));
  const { name, columns } = props;
  const model = useTableModel({ name, columns, rows: data?.rows, view: views.current });
  const isNarrow = useMediaQuery('(max-width: 40em)');
  const searchRef = useRef<HTMLInputElement>(null);
  const narrowed = narrowingCount(search);
  // Whoever may change nothing here may export what he selects.
  const bulk = props.bulk ?? (props.exportRoute ? NOTHING_BUT_EXPORT : undefined);
  const changing = useChangeRows(props);
  const selected = model.table.getSelectedRowModel().rows.map((row) => row.original);

  function body() {
    if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
    if (data && data.total === 0 && narrowed === 0) {
      const { hidden } = props;
      if (!hidden) return <EmptyState {...props.empty} />;
      return <NothingShown list={props} hidden={hidden} setSearch={setSearch} />;
    }
    if (data && data.rows.length === 0) {
      return (
        <EmptyState
          title={t('ui.no_matches_title')}
          text={t('ui.no_matches', { count: Math.max(1, narrowed) })}
          action={
            <Button variant="default" onClick={() => setSearch({})}>
              {t('ui.clear_filters')}
            </Button>
          }
        />
      );
    }
    const shared = { ...props, bulk, model, rows: data?.rows, search, setSearch, searchRef };
    return isNarrow ? <Cards {...shared} /> : <Rows {...shared} isStale={isPlaceholderData} />;
  }

  return (
    <section className={classes.frame} aria-label={props.title}>
      <Group className={classes.header} justify="space-between" wrap="nowrap">
        <Group
          gap="sm"
          wrap="nowrap"
          className={isNarrow && props.ways ? `${classes.title} ${classes.tight}` : classes.title}
        >
          {props.record && <RecordTile type={props.record} size={30} />}
          <Title order={1}>{props.title}</Title>
          {data && (
            <Text c="dimmed" className={classes.number} aria-live="polite">
              {data.total.toLocaleString()}
            </Text>
          )}
          <ViewMenu
            views={views}
            list={list}
            columns={{ now: model.preferences, standard: model.standard }}
          />
        </Group>
        <Group gap="sm" wrap="nowrap">
          {props.ways}
          {props.onNew && <NewButton {...props} isNarrow={isNarrow === true} />}
        </Group>
      </Group>
      {props.tabs}
      {selected.length > 0 && bulk ? (
        <BulkBar
          rows={selected}
          bulk={bulk}
          change={changing.change}
          exporting={props.exportRoute && { route: props.exportRoute, sort: search.sort }}
          clear={() => model.table.resetRowSelection(true)}
        />
      ) : (
        <Toolbar
          {...props}
          model={model}
          search={search}
          setSearch={setSearch}
          searchRef={searchRef}
        />
      )}
      <div className={classes.body}>{body()}</div>
      {changing.failed.length > 0 && (
        <BulkFailures failed={changing.failed} close={changing.closeFailed} />
      )}
      {data && data.total > 0 && (
        <Pager search={search} setSearch={setSearch} total={data.total} shown={data.rows.length} />
      )}
    </section>
  );
}
