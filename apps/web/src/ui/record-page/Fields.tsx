import { ActionIcon, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { t } from '../../lib/i18n.ts';
import { FieldInput } from '../record-form/FieldInput.tsx';
import type { Field, Values } from '../record-form/fields.ts';
import { FieldValue } from './FieldValue.tsx';
import classes from './record-page.module.css';
import type { Versioned } from './editing/useInputs.ts';
import type { RecordEdit } from './editing/useRecordEdit.ts';

export interface Section {
  title: string;
  fields: readonly Field[];
}

export interface FieldsProps<Row extends Versioned> {
  row: Row;
  sections: readonly Section[];
  edit: RecordEdit<Row>;
  canEdit: boolean;
  /** How a field is shown where its kind does not say it well enough. */
  show?: Partial<Record<string, (row: Row) => ReactNode>>;
}

interface OneProps<Row extends Versioned> extends FieldsProps<Row> {
  field: Field;
}

function OneField<Row extends Versioned>({ row, field, edit, show, ...rest }: OneProps<Row>) {
  const canEdit = rest.canEdit && !field.isFixed;
  const box = useRef<HTMLDivElement>(null);
  const isOpen = edit.isOpen(field);
  useEffect(() => {
    if (isOpen) box.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [isOpen]);
  if (isOpen) {
    return (
      <div ref={box} className={classes.field} data-changed={edit.isChanged(field) || undefined}>
        <span className={classes.label} aria-hidden>
          {field.label}
        </span>
        <FieldInput
          field={field}
          isBare
          value={edit.input(field)}
          values={edit.values}
          error={edit.errors[field.name]}
          onChange={(value) => edit.set(field, value)}
        />
      </div>
    );
  }
  const shown = show?.[field.name];
  return (
    <div className={classes.field} onDoubleClick={() => canEdit && edit.open(field)}>
      <span className={classes.label}>{field.label}</span>
      <div className={classes.value}>
        <div className={classes.text}>
          {shown ? shown(row) : <FieldValue field={field} value={(row as Values)[field.name]} />}
        </div>
        {canEdit && (
          <ActionIcon
            size="sm"
            className={classes.pencil}
            aria-label={t('ui.edit_field', { field: field.label })}
            onClick={() => edit.open(field)}
          >
            <IconPencil size={14} />
          </ActionIcon>
        )}
      </div>
    </div>
  );
}

/** The fields of a record in sections, each edited where it stands. */
export function Fields<Row extends Versioned>(props: FieldsProps<Row>) {
  const { sections, edit } = props;
  return (
    <Paper
      withBorder
      className={classes.fields}
      onKeyDown={getHotkeyHandler([
        ['mod+Enter', () => void edit.submit()],
        ['Escape', () => edit.isEditing && !edit.isDirty && edit.cancel()],
      ])}
    >
      {sections.map((section) => (
        <section key={section.title} className={classes.section}>
          <Title order={2} fz="md" mb="xs">
            {section.title}
          </Title>
          <Stack gap={6}>
            {section.fields.map((field) => (
              <OneField key={field.name} {...props} field={field} />
            ))}
          </Stack>
        </section>
      ))}
      {edit.isEditing && (
        <Group className={classes.saveBar} gap="xs" justify="space-between">
          <Text fz="xs" c="dimmed">
            {edit.isDirty ? t('ui.unsaved') : ''}
          </Text>
          <Group gap="xs">
            <Button variant="default" size="xs" onClick={edit.cancel}>
              {t('ui.cancel')}
            </Button>
            <Button size="xs" loading={edit.isBusy} onClick={() => void edit.submit()}>
              {t('ui.save')}
            </Button>
          </Group>
        </Group>
      )}
    </Paper>
  );
}
