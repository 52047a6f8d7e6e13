import type { FilterKind } from '@atrium/contract/core/filters.ts';
import { MultiSelect, Select, TextInput } from '@mantine/core';
import { t } from '../../../lib/i18n.ts';
import type { Condition } from '../../../lib/lists/list-search.ts';
import { Lookup } from '../../lookup/Lookup.tsx';
import type { FilterWords } from '../types.ts';

export interface FilterValueProps {
  condition: Condition;
  kind: FilterKind | undefined;
  words: FilterWords | undefined;
  onChange: (value: string) => void;
}

const INPUTS: Record<string, string> = { number: 'number', instant: 'date', date: 'date' };

/** The field for a condition's value, by the kind of its column. */
export function FilterValue({ condition, kind, words, onChange }: FilterValueProps) {
  const { operator, value } = condition;
  const shared = { size: 'xs', 'aria-label': t('ui.filter_value'), style: { flex: 1 } } as const;
  const inPopover = { comboboxProps: { withinPortal: false } };
  if (operator === 'empty' || kind === 'boolean') {
    const data = [
      { value: 'true', label: t('ui.yes') },
      { value: 'false', label: t('ui.no') },
    ];
    return (
      <Select
        {...shared}
        {...inPopover}
        data={data}
        value={value}
        onChange={(next) => onChange(next ?? 'true')}
      />
    );
  }
  if (typeof kind === 'object') {
    const data = kind.map((each) => ({ value: each, label: words?.choices?.[each] ?? each }));
    if (operator === 'in') {
      const chosen = value === '' ? [] : value.split(',');
      return (
        <MultiSelect
          {...shared}
          {...inPopover}
          data={data}
          value={chosen}
          onChange={(all) => onChange(all.join(','))}
        />
      );
    }
    return (
      <Select
        {...shared}
        {...inPopover}
        data={data}
        value={value}
        onChange={(next) => onChange(next ?? '')}
      />
    );
  }
  if (kind === 'id' && words?.lookup && operator !== 'in') {
    return (
      <Lookup
        {...shared}
        {...inPopover}
        source={words.lookup}
        value={value || null}
        onChange={(next) => onChange(next ?? '')}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      type={typeof kind === 'string' ? (INPUTS[kind] ?? 'text') : 'text'}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
