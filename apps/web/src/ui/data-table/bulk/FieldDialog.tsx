import { Button, Group, Modal, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { FieldInput } from '../../record-form/FieldInput.tsx';
import type { Field, Values } from '../../record-form/fields.ts';
import { fromInput, toInput } from '../../record-form/fields.ts';

export interface FieldDialogProps {
  /** How many records. */
  count: number;
  field: Field;
  /** Sets the field of all of them. */
  change: (fields: Values) => Promise<void>;
  close: () => void;
}

/** Sets one field of the selected records to the same value. */
export function FieldDialog({ count, field, change, close }: FieldDialogProps) {
  const [input, setInput] = useState(() => toInput(field, undefined));
  const [isBusy, setBusy] = useState(false);
  const value = fromInput(field, input);
  const isNothing = value === undefined || value === null || value === '';
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    await change({ [field.name]: value });
    close();
  }
  return (
    <Modal
      opened
      onClose={close}
      size={520}
      title={t('ui.field_title', { field: field.label, count })}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <form onSubmit={(event) => void save(event)}>
        <Stack gap="md">
          <FieldInput field={field} value={input} onChange={setInput} autoFocus />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t('ui.cancel')}
            </Button>
            <Button type="submit" loading={isBusy} disabled={isNothing && !field.isNullable}>
              {t('ui.change_field', { field: field.label })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
