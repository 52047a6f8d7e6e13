import { Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { LookupOption, LookupSource } from './lookup-source.ts';

interface ChoiceProps {
  label: string;
  isNew: boolean;
  full: LookupOption | undefined;
  mark: LookupSource['mark'];
}

/** One of the choices: its mark, its name, a quieter line. */
export function Choice({ label, isNew, full, mark }: ChoiceProps) {
  return (
    <Group gap="xs" wrap="nowrap">
      {isNew && <IconPlus size={14} aria-hidden />}
      {full && mark?.(full)}
      <div>
        <Text fz="sm">{label}</Text>
        {full?.hint && (
          <Text fz="xs" c="dimmed">
            {full.hint}
          </Text>
        )}
      </div>
    </Group>
  );
}
