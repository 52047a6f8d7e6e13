import { ActionIcon, Anchor, Group, Text, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export interface RelatedLineProps {
  /** Path of the record's page. */
  to: string;
  name: string;
  /** A second, quieter line. */
  note?: ReactNode;
  /** At the right: an amount, a date. */
  aside?: ReactNode;
}

/** One record of a related list. */
export function RelatedLine({ to, name, note, aside }: RelatedLineProps) {
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Anchor component={Link} to={to} fz="sm" fw={500} truncate>
          {name}
        </Anchor>
        {aside !== undefined && (
          <Text fz="sm" component="div" style={{ flex: 'none' }}>
            {aside}
          </Text>
        )}
      </Group>
      {note !== undefined && (
        <Text fz="xs" c="dimmed" component="div" style={{ overflowWrap: 'anywhere' }}>
          {note}
        </Text>
      )}
    </div>
  );
}

/** The plus of a related list; says what it makes. */
export function NewRelated({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" aria-label={label} onClick={onClick}>
        <IconPlus size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
