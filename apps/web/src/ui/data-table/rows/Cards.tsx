import { Card, Checkbox, Group, Skeleton, Stack, Text } from '@mantine/core';
import { t } from '../../../lib/i18n.ts';
import classes from './rows.module.css';
import { NameCell } from './NameCell.tsx';
import type { ListParts } from '../Toolbar.tsx';
import type { TableRow } from '../types.ts';

export interface CardsProps<Row extends TableRow> extends ListParts<Row> {
  rows: Row[] | undefined;
}

const FACTS = 4;

/** A list on a phone: a card for each record with its first columns. */
export function Cards<Row extends TableRow>(list: CardsProps<Row>) {
  const { rows, model, nameOf, bulk } = list;
  if (!rows) {
    return (
      <Stack p="sm" gap="sm" className={classes.late} aria-busy>
        {[1, 2, 3, 4].map((key) => (
          <Skeleton key={key} h={96} radius="lg" />
        ))}
      </Stack>
    );
  }
  const shown = model.preferences.order.flatMap((id, index) => {
    const column = list.columns.find((each) => each.id === id);
    return column && !column.isAction && index > 0 && model.preferences.visibility[id] !== false
      ? [column]
      : [];
  });
  return (
    <Stack component="ul" className={classes.cards} gap="sm">
      {rows.map((row) => {
        const line = model.table.getRow(String(row.id));
        return (
          <Card component="li" key={row.id} padding="sm">
            <Group justify="space-between" wrap="nowrap" mb={6}>
              <div className={classes.title}>
                <NameCell row={row} list={list} />
              </div>
              {list.columns.map((column) => column.isAction && column.cell(row))}
              {bulk && (
                <Checkbox
                  aria-label={t('ui.select_row', { name: nameOf(row) })}
                  checked={line.getIsSelected()}
                  onChange={line.getToggleSelectedHandler()}
                />
              )}
            </Group>
            <dl className={classes.facts}>
              {shown.slice(0, FACTS).map((column) => (
                <div key={column.id}>
                  <Text component="dt" fz="xs" c="dimmed">
                    {column.label}
                  </Text>
                  <Text component="dd" fz="sm" truncate>
                    {column.cell(row)}
                  </Text>
                </div>
              ))}
            </dl>
          </Card>
        );
      })}
    </Stack>
  );
}
