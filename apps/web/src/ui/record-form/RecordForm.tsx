import { SimpleGrid } from '@mantine/core';
import type { ReactNode } from 'react';
import { Fragment } from 'react';
import type { z } from 'zod';
import { FieldInput } from './FieldInput.tsx';
import type { Field, Values } from './fields.ts';
import { toBody, toInput } from './fields.ts';
import { FormDialog } from './FormDialog.tsx';
import classes from './record-form.module.css';
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
  /** Under one of the fields; sees what they hold: a warning of duplicates. */
  note?: { under: string; show: (values: Values) => ReactNode };
  isWide?: boolean;
}

const WHOLE = { gridColumn: '1 / -1' };

/** Dialog that makes or changes a record. Open while it is rendered. */
export function RecordForm<Answer>(props: RecordFormProps<Answer>) {
  const { fields, note, fixed = {} } = props;
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

  return (
    <FormDialog
      form={form}
      title={props.title}
      action={props.action}
      close={props.close}
      isWide={props.isWide}
    >
      {props.intro}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        {fields.map((field, index) => (
          <Fragment key={field.name}>
            <div style={field.isWide ? WHOLE : undefined}>
              <FieldInput
                field={field}
                value={form.values[field.name]}
                values={form.values}
                error={form.errors[field.name]}
                onChange={(value) => {
                  form.set(field.name, value);
                  for (const other of field.empties ?? []) form.set(other, null);
                }}
                onBlur={() => form.check(field.name)}
                autoFocus={index === 0}
              />
            </div>
            {note?.under === field.name && (
              <div className={classes.note}>{note.show(form.values)}</div>
            )}
          </Fragment>
        ))}
      </SimpleGrid>
    </FormDialog>
  );
}
