import type { ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import { SimpleGrid, Text } from '@mantine/core';
import type { z } from 'zod';
import { FieldInput } from '../../../../ui/record-form/FieldInput.tsx';
import type { Field, Values } from '../../../../ui/record-form/fields.ts';
import { toBody, toInput } from '../../../../ui/record-form/fields.ts';
import { FormDialog } from '../../../../ui/record-form/FormDialog.tsx';
import { useForm } from '../../../../ui/record-form/useForm.ts';
import type { DraftLine } from '../../lines/draft-lines.ts';
import { linesBody } from '../../lines/draft-lines.ts';
import { LinesEditor } from '../../lines/LinesEditor.tsx';

export interface TermsFormProps {
  title: string;
  action: string;
  intro?: string;
  fields: readonly Field[];
  initial: Values;
  lines: DraftLine[];
  /** Goes along but is no field: `version`. */
  fixed?: Values;
  /** The contract's body of the route. */
  shape: z.ZodType;
  submit: (body: Values) => Promise<ContractDetail>;
  done: (contract: ContractDetail) => void;
  close: () => void;
}

interface TermsValues extends Values {
  line_items: DraftLine[];
}

/** Dialog for what is agreed: dates, cycle and lines, of a new contract or of one that follows another. */
export function TermsForm({ fields, initial, lines, fixed, ...rest }: TermsFormProps) {
  const body = (values: TermsValues) => ({
    ...toBody(fields, values),
    ...fixed,
    line_items: linesBody(values.line_items),
  });
  const inputs = fields.map((field) => [field.name, toInput(field, initial[field.name])]);
  const form = useForm<TermsValues, ContractDetail>({
    initial: { ...Object.fromEntries(inputs), line_items: lines },
    shape: rest.shape,
    body,
    submit: (values) => rest.submit(body(values)),
    done: rest.done,
  });
  return (
    <FormDialog form={form} title={rest.title} action={rest.action} close={rest.close} isWide>
      {rest.intro && (
        <Text c="dimmed" fz="sm" mb="sm">
          {rest.intro}
        </Text>
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        {fields.map((field, index) => (
          <FieldInput
            key={field.name}
            field={field}
            value={form.values[field.name]}
            error={form.errors[field.name]}
            onChange={(value) => form.set(field.name, value)}
            onBlur={() => form.check(field.name)}
            autoFocus={index === 0}
          />
        ))}
      </SimpleGrid>
      <LinesEditor
        lines={form.values.line_items}
        errors={form.errors}
        change={(next) => form.change('line_items', next)}
        check={form.check}
      />
    </FormDialog>
  );
}
