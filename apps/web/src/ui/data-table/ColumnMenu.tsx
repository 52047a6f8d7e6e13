import {
  ActionIcon,
  Anchor,
  Checkbox,
  Group,
  Popover,
  SegmentedControl,
  Stack,
  Text,
  Tooltip,
} from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconColumns3 } from '@tabler/icons-react';
import { t } from '../../lib/i18n.ts';
import { standardPreferences } from './state/preferences.ts';
import type { Column, TableRow } from './types.ts';
import type { TableModel } from './state/useTableModel.ts';

export interface ColumnMenuProps<Row extends TableRow> {
  columns: readonly Column<Row>[];
  model: TableModel<Row>;
}

/** Moves a column one place; the first stays where it is. */
function moved(order: readonly string[], id: string, by: number): string[] {
  const from = order.indexOf(id);
  const to = Math.min(order.length - 1, Math.max(1, from + by));
  const rest = order.filter((each) => each !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

/** Which columns are shown, in which order, how dense. */
export function ColumnMenu<Row extends TableRow>({ columns, model }: ColumnMenuProps<Row>) {
  const { preferences, change } = model;
  const labels = new Map(columns.map(({ id, label }) => [id, label]));
  const row = (id: string, index: number) => {
    const column = labels.get(id) ?? id;
    return (
      <Group key={id} justify="space-between" wrap="nowrap" gap="xs">
        <Checkbox
          size="xs"
          label={column}
          checked={preferences.visibility[id] !== false}
          disabled={index === 0}
          onChange={(event) => {
            const isShown = event.currentTarget.checked;
            change((now) => ({ visibility: { ...now.visibility, [id]: isShown } }));
          }}
        />
        <Group gap={2} wrap="nowrap">
          <ActionIcon
            size="sm"
            aria-label={t('ui.column_up', { column })}
            disabled={index <= 1}
            onClick={() => change((now) => ({ order: moved(now.order, id, -1) }))}
          >
            <IconChevronUp size={14} />
          </ActionIcon>
          <ActionIcon
            size="sm"
            aria-label={t('ui.column_down', { column })}
            disabled={index === 0 || index === preferences.order.length - 1}
            onClick={() => change((now) => ({ order: moved(now.order, id, 1) }))}
          >
            <IconChevronDown size={14} />
          </ActionIcon>
        </Group>
      </Group>
    );
  };
  return (
    <Popover position="bottom-end" width={264} trapFocus>
      <Popover.Target>
        <Tooltip label={t('ui.columns')}>
          <ActionIcon variant="default" size={34} aria-label={t('ui.columns')}>
            <IconColumns3 size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('ui.columns')}>
        <Stack gap={6}>
          <Group justify="space-between">
            <Text fz="sm" fw={600}>
              {t('ui.columns')}
            </Text>
            <Anchor
              component="button"
              fz="xs"
              onClick={() => change(() => standardPreferences(columns))}
            >
              {t('ui.columns_reset')}
            </Anchor>
          </Group>
          {preferences.order.map(row)}
          <SegmentedControl
            mt="xs"
            size="xs"
            aria-label={t('ui.density')}
            value={preferences.density}
            onChange={(density) =>
              change(() => ({ density: density === 'comfortable' ? 'comfortable' : 'compact' }))
            }
            data={[
              { value: 'compact', label: t('ui.density_compact') },
              { value: 'comfortable', label: t('ui.density_comfortable') },
            ]}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
