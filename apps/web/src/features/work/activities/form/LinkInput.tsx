import { Group, Input, Select } from '@mantine/core';
import { Lookup } from '../../../../ui/lookup/Lookup.tsx';
import { RECORDS } from '../../../../ui/records.ts';
import type { Link } from './activity-values.ts';
import type { LinkKind } from './link-kinds.ts';

export interface LinkInputProps {
  label: string;
  /** The name of the choice of kinds, for screen readers. */
  kindLabel: string;
  kinds: readonly LinkKind[];
  value: Link;
  onChange: (link: Link) => void;
  error?: string | undefined;
}

/** Finds a record of one of several kinds. */
export function LinkInput({ label, kindLabel, kinds, value, onChange, error }: LinkInputProps) {
  const kind = kinds.find((each) => each.value === value.type) ?? kinds[0];
  if (!kind) return null;
  return (
    <Input.Wrapper label={label} error={error} labelElement="div">
      <Group gap={0} wrap="nowrap" align="flex-start">
        <Select
          aria-label={kindLabel}
          w={132}
          flex="none"
          data={kinds.map(({ value: each, type }) => ({
            value: each,
            label: RECORDS[type].word(),
          }))}
          allowDeselect={false}
          value={kind.value}
          onChange={(type) => onChange({ type: type ?? kind.value, id: null })}
        />
        <Lookup
          key={kind.value}
          aria-label={label}
          flex={1}
          source={kind.lookup}
          value={value.id === null ? null : String(value.id)}
          error={Boolean(error)}
          onChange={(id) => onChange({ type: kind.value, id: id === null ? null : Number(id) })}
        />
      </Group>
    </Input.Wrapper>
  );
}
