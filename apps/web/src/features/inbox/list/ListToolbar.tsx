import { ActionIcon, Indicator, Popover, Select, Stack, TextInput, Tooltip } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconSearch, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { AlertsMenu } from '../alerts/AlertsMenu.tsx';
import { labelsQuery, siteChoicesQuery } from './conversations.queries.ts';
import type { InboxSearch, Sort } from './views.ts';
import { SORTS } from './views.ts';
import classes from './list.module.css';

const SEARCH_DELAY = 250;

export interface ListToolbarProps {
  state: InboxSearch;
  onState: (state: InboxSearch) => void;
  searchField: RefObject<HTMLInputElement | null>;
}

/** Search as you type, filters, order, and the bell. */
export function ListToolbar({ state, onState, searchField }: ListToolbarProps) {
  const [typed, setTyped] = useState(state.search ?? '');
  useEffect(() => setTyped(state.search ?? ''), [state.search]);
  const apply = useDebouncedCallback((text: string) => {
    const { search: _, ...rest } = state;
    onState(text.trim() ? { ...rest, search: text.trim() } : rest);
  }, SEARCH_DELAY);
  const change = (text: string) => {
    setTyped(text);
    apply(text);
  };
  return (
    <header className={classes.toolbar}>
      <TextInput
        ref={searchField}
        type="search"
        size="sm"
        className={classes.search}
        aria-label={t('inbox.list.search')}
        placeholder={t('inbox.list.search')}
        value={typed}
        onChange={(event) => change(event.currentTarget.value)}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          typed && (
            <ActionIcon
              size="sm"
              aria-label={t('inbox.list.search_clear')}
              onClick={() => change('')}
            >
              <IconX size={14} />
            </ActionIcon>
          )
        }
      />
      <FilterMenu state={state} onState={onState} />
      <AlertsMenu />
    </header>
  );
}

function FilterMenu({ state, onState }: Omit<ListToolbarProps, 'searchField'>) {
  const labels = useQuery(labelsQuery).data ?? [];
  const sites = useQuery(siteChoicesQuery).data ?? [];
  const isUsed = Boolean(state.label_id ?? state.site_id) || state.sort !== 'newest';
  const name = t(isUsed ? 'inbox.list.filtered' : 'inbox.list.filter');
  return (
    <Popover position="bottom-end" width={260} trapFocus>
      <Popover.Target>
        <Tooltip label={name}>
          <Indicator disabled={!isUsed} size={8} offset={5}>
            <ActionIcon size="lg" aria-label={name}>
              <IconAdjustmentsHorizontal size={18} />
            </ActionIcon>
          </Indicator>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Select
            label={t('inbox.sorts.label')}
            data={SORTS.map((sort) => ({ value: sort, label: t(`inbox.sorts.${sort}`) }))}
            value={state.sort}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            onChange={(sort) => onState({ ...state, sort: sort as Sort })}
          />
          <IdSelect
            label={t('inbox.list.labels')}
            placeholder={t('inbox.list.any_label')}
            choices={labels}
            value={state.label_id}
            onChange={(label_id) => onState({ ...state, label_id })}
          />
          <IdSelect
            label={t('inbox.list.sites')}
            placeholder={t('inbox.list.any_site')}
            choices={sites}
            value={state.site_id}
            onChange={(site_id) => onState({ ...state, site_id })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface IdSelectProps {
  label: string;
  placeholder: string;
  choices: readonly { id: number; name: string }[];
  value: number | undefined;
  onChange: (id: number | undefined) => void;
}

function IdSelect({ label, placeholder, choices, value, onChange }: IdSelectProps) {
  return (
    <Select
      label={label}
      placeholder={placeholder}
      clearable
      searchable
      data={choices.map((choice) => ({ value: String(choice.id), label: choice.name }))}
      value={value === undefined ? null : String(value)}
      comboboxProps={{ withinPortal: false }}
      onChange={(id) => onChange(id === null ? undefined : Number(id))}
    />
  );
}
