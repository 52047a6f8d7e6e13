import { ActionIcon, Group, Menu, TextInput, Tooltip } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconDots, IconDownload, IconSearch, IconX } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import { t } from '../../lib/i18n.ts';
import type { ListSearch } from '../../lib/lists/list-search.ts';
import { download } from '../../lib/api/download.ts';
import { notify } from '../feedback/notify.tsx';
import { ColumnMenu } from './ColumnMenu.tsx';
import classes from './data-table.module.css';
import { FilterBuilder, FilterPills } from './filters/FilterBuilder.tsx';
import type { DataTableProps, TableRow } from './types.ts';
import type { TableModel } from './state/useTableModel.ts';

export interface ListParts<Row extends TableRow> extends DataTableProps<Row> {
  model: TableModel<Row>;
  search: ListSearch;
  setSearch: (next: ListSearch, isTyping?: boolean) => void;
  searchRef: RefObject<HTMLInputElement | null>;
}

const TYPING_MILLISECONDS = 220;

function withSearch(search: ListSearch, text: string): ListSearch {
  const { page: _, search: __, ...rest } = search;
  return text.trim() === '' ? rest : { ...rest, search: text.trim() };
}

function SearchField<Row extends TableRow>({
  title,
  search,
  setSearch,
  searchRef,
}: ListParts<Row>) {
  const [text, setText] = useState(search.search ?? '');
  const commit = useDebouncedCallback(
    (next: string) => setSearch(withSearch(search, next), true),
    TYPING_MILLISECONDS,
  );
  // The address changed without typing: back was pressed, or the filters were cleared.
  const committed = search.search ?? '';
  useEffect(() => {
    if (document.activeElement !== searchRef.current) setText(committed);
  }, [committed, searchRef]);
  const change = (next: string) => {
    setText(next);
    commit(next);
  };
  return (
    <TextInput
      ref={searchRef}
      className={classes.search}
      size="sm"
      type="search"
      aria-label={t('ui.search_list', { list: title })}
      placeholder={t('ui.search')}
      leftSection={<IconSearch size={16} />}
      rightSection={
        text && (
          <ActionIcon size="sm" aria-label={t('ui.clear_search')} onClick={() => change('')}>
            <IconX size={14} />
          </ActionIcon>
        )
      }
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}

/** Search, filters, columns and what else is done with a whole list. */
export function Toolbar<Row extends TableRow>(props: ListParts<Row>) {
  const { declaration, filters, search, setSearch, exportRoute, model } = props;
  const filterProps = { declaration, words: filters, search, setSearch };
  return (
    <>
      <Group className={classes.toolbar} gap="xs" wrap="nowrap">
        <SearchField {...props} />
        <FilterBuilder {...filterProps} />
        <div className={classes.spring} />
        <ColumnMenu columns={props.columns} model={model} />
        {exportRoute && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Tooltip label={t('ui.more')}>
                <ActionIcon variant="default" size={34} aria-label={t('ui.more')}>
                  <IconDots size={16} />
                </ActionIcon>
              </Tooltip>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconDownload size={16} />}
                onClick={() => void download(exportRoute, search).catch(notify.problem)}
              >
                {t('ui.export')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      <FilterPills {...filterProps} />
    </>
  );
}
