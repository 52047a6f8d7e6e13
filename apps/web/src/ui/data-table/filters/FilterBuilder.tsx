import type { FilterOperator, ListDeclaration } from '@atrium/contract/core/filters.ts';
import { operatorsOf } from '@atrium/contract/core/filters.ts';
import { ActionIcon, Anchor, Button, Group, Popover, Select, Stack, Text } from '@mantine/core';
import { IconFilter, IconPlus, IconX } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Condition, ListSearch } from '../../../lib/lists/list-search.ts';
import { conditionsOf, withConditions } from '../../../lib/lists/list-search.ts';
import classes from '../data-table.module.css';
import type { FilterWords } from '../types.ts';
import { FilterValue } from './FilterValue.tsx';
import { operatorWord, startValue, valueWord } from './filter-words.ts';

export interface FilterProps {
  declaration: ListDeclaration;
  words: Record<string, FilterWords>;
  search: ListSearch;
  setSearch: (next: ListSearch) => void;
}

interface LineProps {
  condition: Condition;
  filter: FilterProps;
  onChange: (next: Condition) => void;
  onRemove: () => void;
}

function begin(column: string, { declaration }: FilterProps): Condition {
  const kind = declaration.filters[column];
  const operator = (kind && operatorsOf(kind)[0]) ?? 'eq';
  const best = kind === 'text' ? 'contains' : operator;
  return { column, operator: best, value: startValue(kind, best) };
}

function Line({ condition, filter, onChange, onRemove }: LineProps) {
  const { column, operator } = condition;
  const kind = filter.declaration.filters[column];
  const columns = Object.keys(filter.declaration.filters).filter((each) => each in filter.words);
  const label = filter.words[column]?.label ?? column;
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <Select
        size="xs"
        w={130}
        aria-label={t('ui.filter_column')}
        comboboxProps={{ withinPortal: false }}
        data={columns.map((each) => ({ value: each, label: filter.words[each]?.label ?? each }))}
        value={column}
        allowDeselect={false}
        onChange={(next) => next && onChange(begin(next, filter))}
      />
      <Select
        size="xs"
        w={112}
        aria-label={t('ui.filter_operator')}
        comboboxProps={{ withinPortal: false }}
        data={(kind ? operatorsOf(kind) : []).map((each) => ({
          value: each,
          label: operatorWord(each, kind),
        }))}
        value={operator}
        allowDeselect={false}
        onChange={(next) => {
          const chosen = next as FilterOperator;
          onChange({ column, operator: chosen, value: startValue(kind, chosen) });
        }}
      />
      <FilterValue
        condition={condition}
        kind={kind}
        words={filter.words[column]}
        onChange={(value) => onChange({ ...condition, value })}
      />
      <ActionIcon aria-label={t('ui.filter_remove', { name: label })} onClick={onRemove}>
        <IconX size={14} />
      </ActionIcon>
    </Group>
  );
}

/** Builds conditions over the columns that the contract lets be filtered. */
export function FilterBuilder(filter: FilterProps) {
  const { declaration, words, search, setSearch } = filter;
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState<Condition[]>([]);
  const active = conditionsOf(search, declaration.filters);
  const first = Object.keys(declaration.filters).find((each) => each in words);
  if (first === undefined) return null;

  function open(): void {
    setDraft(active.length > 0 ? active : [begin(first ?? '', filter)]);
    setOpen(!isOpen);
  }
  function apply(event: FormEvent): void {
    event.preventDefault();
    setSearch(withConditions(search, draft));
    setOpen(false);
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={480} trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          className={classes.whole}
          leftSection={<IconFilter size={16} />}
          onClick={open}
          aria-expanded={isOpen}
        >
          {active.length > 0 ? `${t('ui.filters')} · ${active.length}` : t('ui.filters')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown maw="96vw" aria-label={t('ui.filters')}>
        <form onSubmit={apply}>
          <Stack gap="xs">
            {draft.length === 0 && (
              <Text fz="sm" c="dimmed">
                {t('ui.filter_none')}
              </Text>
            )}
            {draft.map((condition, index) => (
              <Line
                key={index}
                condition={condition}
                filter={filter}
                onChange={(next) => setDraft(draft.with(index, next))}
                onRemove={() => setDraft(draft.toSpliced(index, 1))}
              />
            ))}
            <Group justify="space-between" mt={4}>
              <Button
                variant="subtle"
                size="xs"
                leftSection={<IconPlus size={14} />}
                onClick={() => setDraft([...draft, begin(first, filter)])}
              >
                {t('ui.filter_add')}
              </Button>
              <Button type="submit" size="xs">
                {t('ui.filter_apply')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** What narrows the list now, each to be taken off. */
export function FilterPills({ declaration, words, search, setSearch }: FilterProps) {
  const active = conditionsOf(search, declaration.filters);
  if (active.length === 0) return null;
  return (
    <Group className={classes.pills} gap={6}>
      {active.map((condition, index) => {
        const known = words[condition.column] ?? { label: condition.column };
        const kind = declaration.filters[condition.column];
        return (
          <span key={`${condition.column}.${condition.operator}`} className={classes.pill}>
            {known.label} {operatorWord(condition.operator, kind)} {valueWord(condition, known)}
            <ActionIcon
              size="sm"
              radius="xl"
              aria-label={t('ui.filter_remove', { name: known.label })}
              onClick={() => setSearch(withConditions(search, active.toSpliced(index, 1)))}
            >
              <IconX size={12} />
            </ActionIcon>
          </span>
        );
      })}
      <Anchor component="button" fz="xs" onClick={() => setSearch(withConditions(search, []))}>
        {t('ui.filter_clear')}
      </Anchor>
    </Group>
  );
}
