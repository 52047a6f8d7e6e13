import { Checkbox, SimpleGrid } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';
import { FieldInput } from '../../../../ui/record-form/FieldInput.tsx';
import type { Field } from '../../../../ui/record-form/fields.ts';
import type { Form } from '../../../../ui/record-form/useForm.ts';
import { paymentFields } from '../payment-fields.ts';
import type { PaymentValues } from './payment-values.ts';

export interface PaymentInputsProps {
  form: Form<PaymentValues>;
  /** It may be for days of service. */
  hasService: boolean;
  /** What is paid is known: one begins with the amount. */
  hasFocus: boolean;
}

/** The inputs of a payment; the days of service come when they are asked for. */
export function PaymentInputs({ form, hasService, hasFocus }: PaymentInputsProps) {
  const { values } = form;
  const fields = paymentFields();
  // What is logged has come, will come, or has failed; void it becomes later.
  const choices = fields.status.choices.filter(({ value }) => value !== 'Void');
  const input = (field: Field) => (
    <div key={field.name} style={field.isWide ? { gridColumn: '1 / -1' } : undefined}>
      <FieldInput
        field={field}
        value={values[field.name]}
        error={form.errors[field.name]}
        onChange={(value) => form.set(field.name, value)}
        onBlur={() => form.check(field.name)}
        autoFocus={hasFocus && field.name === 'amount'}
      />
    </div>
  );
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
      {[fields.amount, fields.payment_date, fields.payment_method].map(input)}
      {input({ ...fields.status, choices })}
      {hasService && (
        <Checkbox
          style={{ gridColumn: '1 / -1' }}
          label={t('commerce.payments.is_service')}
          checked={values.is_service}
          onChange={(event) => form.set('is_service', event.currentTarget.checked)}
        />
      )}
      {values.is_service && [fields.service_period_start, fields.service_period_end].map(input)}
      {[fields.transaction_id, fields.notes].map(input)}
    </SimpleGrid>
  );
}
