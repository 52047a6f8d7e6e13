import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../lib/i18n.ts';
import type { ListSearch } from '../../../lib/lists/list-search.ts';
import { EmptyState } from '../../feedback/EmptyState.tsx';
import type { DataTableProps, HiddenRows, TableRow } from '../types.ts';

/** Deactivated records: most lists leave them out. */
export function deactivatedRows(): HiddenRows {
  return {
    search: { is_active: 'false' },
    title: t('ui.deactivated_title'),
    text: (count) => t('ui.deactivated_text', { count }),
    action: t('ui.deactivated_show'),
  };
}

interface NothingShownProps<Row extends TableRow> {
  list: Pick<DataTableProps<Row>, 'empty' | 'query'>;
  hidden: HiddenRows;
  setSearch: (next: ListSearch) => void;
}

/** A list without rows that leaves some out: it says so, and offers to show them. */
export function NothingShown<Row extends TableRow>(props: NothingShownProps<Row>) {
  const { list, hidden, setSearch } = props;
  const { data, isPending } = useQuery(list.query({ ...hidden.search, per_page: '1' }));
  if (isPending) return null;
  if (!data || data.total === 0) return <EmptyState {...list.empty} />;
  return (
    <EmptyState
      icon={list.empty.icon}
      title={hidden.title}
      text={hidden.text(data.total)}
      action={
        <Button variant="default" onClick={() => setSearch(hidden.search)}>
          {hidden.action}
        </Button>
      }
    />
  );
}
