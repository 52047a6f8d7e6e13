import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../lib/i18n.ts';
import classes from './data-table.module.css';
import type { BulkAction, TableRow } from './types.ts';

export interface BulkBarProps<Row extends TableRow> {
  rows: Row[];
  actions: readonly BulkAction<Row>[];
  clear: () => void;
}

/** What the toolbar turns into while rows are selected. */
export function BulkBar<Row extends TableRow>({ rows, actions, clear }: BulkBarProps<Row>) {
  const [running, setRunning] = useState<string>();
  async function run(action: BulkAction<Row>): Promise<void> {
    setRunning(action.label);
    try {
      await action.run(rows);
      clear();
    } finally {
      setRunning(undefined);
    }
  }
  return (
    <Group className={`${classes.toolbar} ${classes.bulk}`} gap="xs" role="toolbar">
      <Tooltip label={t('ui.selection_clear')}>
        <ActionIcon aria-label={t('ui.selection_clear')} onClick={clear}>
          <IconX size={16} />
        </ActionIcon>
      </Tooltip>
      <Text fw={500} fz="sm" mr="xs" aria-live="polite">
        {t('ui.selected', { count: rows.length })}
      </Text>
      {actions.map((action) => (
        <Button
          key={action.label}
          variant="default"
          size="xs"
          leftSection={<action.icon size={15} />}
          color={action.isDangerous ? 'red' : undefined}
          loading={running === action.label}
          onClick={() => void run(action)}
        >
          {action.label}
        </Button>
      ))}
    </Group>
  );
}
