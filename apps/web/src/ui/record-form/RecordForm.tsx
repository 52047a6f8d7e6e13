import { Alert, Button, Group, Modal, SimpleGrid } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { t } from '../../lib/i18n.ts';
import { confirm } from '../feedback/confirm.ts';
import { FieldInput } from './FieldInput.tsx';
import type { Field, Values } from './fields.ts';
import { toBody, toInput } from './fields.ts';
import { useForm } from './useForm.ts';

export interface RecordFormProps<Answer> {
  title: string;
  fields: readonly Field[];
  /** The contract's body of the route. */
  shape: z.ZodType;
  initial?: Values;
  /** The verb on the button: "Create client". */
  action: string;
  /** Sends the body, already in the contract's terms. */
  submit: (body: Values) => Promise<Answer>;
  done: (answer: Answer) => void;
  close: () => void;
  /** Goes with the body but is no field: `version`. */
  fixed?: Values;
  intro?: ReactNode;
  /** Under the fields; sees what they hold: a warning of duplicates. */
  below?: (values: Values) => ReactNode;
  isWide?: boolean;
}

/** Dialog that makes or changes a record. Open while it is rendered. */
export function RecordForm<Answer>(props: RecordFormProps<Answer>) {
  const { fields, fixed = {} } = props;
  const body = (values: Values) => ({ ...toBody(fields, values), ...fixed });
  const form = useForm<Values, Answer>({
    initial: Object.fromEntries(
      fields.map((field) => [field.name, toInput(field, props.initial?.[field.name])]),
    ),
    shape: props.shape,
    body,
    submit: (values) => props.submit(body(values)),
    done: props.done,
  });

  async function leave(): Promise<void> {
    const isLost = form.isDirty && !form.isBusy;
    if (
      !isLost ||
      (await confirm({
        title: t('ui.discard_title'),
        text: t('ui.discard_text'),
        action: t('ui.discard'),
      }))
    ) {
      props.close();
    }
  }

  return (
    <Modal
      opened
      onClose={() => void leave()}
      title={props.title}
      size={props.isWide ? 760 : 520}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <form
        ref={form.ref}
        noValidate
        onSubmit={(event) => void form.send(event)}
        onKeyDown={getHotkeyHandler([['mod+Enter', () => void form.send()]])}
      >
        {form.general && (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} mb="sm" role="alert">
            {form.general}
          </Alert>
        )}
        {props.intro}
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
          {fields.map((field, index) => (
            <div key={field.name} style={field.isWide ? { gridColumn: '1 / -1' } : undefined}>
              <FieldInput
                field={field}
                value={form.values[field.name]}
                error={form.errors[field.name]}
                onChange={(value) => form.set(field.name, value)}
                onBlur={() => form.check(field.name)}
                autoFocus={index === 0}
              />
            </div>
          ))}
        </SimpleGrid>
        {props.below?.(form.values)}
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={() => void leave()}>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" loading={form.isBusy}>
            {props.action}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
