import type { Route } from '@atrium/contract/core/route.ts';
import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { notify } from '../../feedback/notify.tsx';
import type { Field } from '../../record-form/fields.ts';
import classes from '../data-table.module.css';
import type { BulkAction, BulkDeclaration, ChangeRows, TableRow } from '../types.ts';
import { bulkActions, exportAction } from './bulk-actions.ts';
import { FieldDialog } from './FieldDialog.tsx';
import { OwnerDialog } from './OwnerDialog.tsx';

export interface BulkBarProps<Row extends TableRow> {
  rows: Row[];
  bulk: BulkDeclaration<Row>;
  change: ChangeRows<Row>;
  /** Of the whole list, in its order. */
  exporting: { route: Route; sort: string | undefined } | undefined;
  clear: () => void;
}

/** What the toolbar turns into while rows are selected. */
export function BulkBar<Row extends TableRow>(props: BulkBarProps<Row>) {
  const { rows, bulk, change, exporting, clear } = props;
  const [running, setRunning] = useState<string>();
  const [owned, setOwned] = useState<Row[]>();
  const [asked, setAsked] = useState<{ rows: Row[]; field: Field }>();
  const actions = bulkActions(bulk, rows, {
    owner: (selected) => {
      setOwned(selected);
      return false;
    },
    field: (selected, field) => {
      setAsked({ rows: selected, field });
      return false;
    },
  });
  if (exporting) actions.push(exportAction(exporting.route, exporting.sort));
  async function run(action: BulkAction<Row>): Promise<void> {
    setRunning(action.label);
    try {
      if (await action.run(rows, change)) clear();
    } catch (error) {
      notify.problem(error);
    } finally {
      setRunning(undefined);
    }
  }
  return (
    <Group className={`${classes.toolbar} ${classes.bulk}`} gap="xs" role="toolbar" wrap="nowrap">
      <Tooltip label={t('ui.selection_clear')}>
        <ActionIcon aria-label={t('ui.selection_clear')} onClick={clear}>
          <IconX size={16} />
        </ActionIcon>
      </Tooltip>
      <Text fw={500} fz="sm" mr="xs" aria-live="polite" className={classes.whole}>
        {t('ui.selected', { count: rows.length })}
      </Text>
      {actions.map((action) => (
        <Button
          key={action.label}
          variant="default"
          size="xs"
          className={classes.whole}
          leftSection={<action.icon size={15} />}
          color={action.isDangerous ? 'red' : undefined}
          loading={running === action.label}
          onClick={() => void run(action)}
        >
          {action.label}
        </Button>
      ))}
      {owned && bulk.owner && (
        <OwnerDialog
          count={owned.length}
          source={bulk.owner}
          change={async (owner_id) => {
            await change(owned, { owner_id });
            clear();
          }}
          close={() => setOwned(undefined)}
        />
      )}
      {asked && (
        <FieldDialog
          count={asked.rows.length}
          field={asked.field}
          change={async (fields) => {
            await change(asked.rows, fields);
            clear();
          }}
          close={() => setAsked(undefined)}
        />
      )}
    </Group>
  );
}
