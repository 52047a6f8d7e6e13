import { ActionIcon, Group, NativeSelect, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { t } from '../../lib/i18n.ts';
import type { ListSearch } from '../../lib/lists/list-search.ts';
import classes from './data-table.module.css';

export interface PagerProps {
  search: ListSearch;
  setSearch: (next: ListSearch) => void;
  total: number;
  shown: number;
}

const SIZES = ['25', '50', '100', '200'];

/** Which rows these are, and the way to the others. */
export function Pager({ search, setSearch, total, shown }: PagerProps) {
  const page = Number(search.page ?? 1);
  const size = Number(search.per_page ?? 50);
  const from = shown === 0 ? 0 : (page - 1) * size + 1;
  const go = (to: number) => {
    const { page: _, ...rest } = search;
    setSearch(to === 1 ? rest : { ...rest, page: String(to) });
  };
  const setSize = (value: string) => {
    const { page: _, per_page: __, ...rest } = search;
    setSearch(value === '50' ? rest : { ...rest, per_page: value });
  };
  return (
    <Group className={classes.pager} justify="space-between" gap="sm">
      <Text fz="xs" c="dimmed" className={classes.number}>
        {t('ui.range', {
          from: from.toLocaleString(),
          to: (from + Math.max(0, shown - 1)).toLocaleString(),
          total: total.toLocaleString(),
        })}
      </Text>
      <Group gap="xs">
        <NativeSelect
          size="xs"
          aria-label={t('ui.rows')}
          data={SIZES}
          value={String(size)}
          onChange={(event) => setSize(event.currentTarget.value)}
        />
        <ActionIcon
          variant="default"
          aria-label={t('ui.previous_page')}
          disabled={page <= 1}
          onClick={() => go(page - 1)}
        >
          <IconChevronLeft size={16} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label={t('ui.next_page')}
          disabled={page * size >= total}
          onClick={() => go(page + 1)}
        >
          <IconChevronRight size={16} />
        </ActionIcon>
      </Group>
    </Group>
  );
}
