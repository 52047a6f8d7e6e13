import { PAYMENT_METHODS, PAYMENT_STATUSES } from '@atrium/contract/commerce/payments.ts';
import { t } from '../../../lib/i18n.ts';
import type { Field } from '../../../ui/record-form/fields.ts';
import { paymentMethodWords } from './payment-methods.ts';
import { paymentStatusWords } from './PaymentStatus.tsx';

const required = { isRequired: true } as const;
const optional = { isNullable: true } as const;

function choices<Value extends string>(values: readonly Value[], words: Record<Value, string>) {
  return values.map((value) => ({ value, label: words[value] }));
}

function serviceDay(name: 'service_period_start' | 'service_period_end'): Field {
  return { name, label: t(`commerce.payments.${name}`), kind: 'date', ...optional };
}

/** The fields of a payment, for form and record page. */
export function paymentFields() {
  const say = (
    word: 'amount' | 'payment_date' | 'method' | 'status' | 'transaction_id' | 'notes',
  ) => t(`commerce.payments.${word}`);
  return {
    amount: { name: 'amount', label: say('amount'), kind: 'money', ...required },
    payment_date: { name: 'payment_date', label: say('payment_date'), kind: 'date', ...required },
    payment_method: {
      name: 'payment_method',
      label: say('method'),
      kind: 'choice',
      choices: choices(PAYMENT_METHODS, paymentMethodWords()),
      ...required,
    },
    status: {
      name: 'status',
      label: say('status'),
      kind: 'choice',
      choices: choices(PAYMENT_STATUSES, paymentStatusWords()),
      ...required,
    },
    transaction_id: {
      name: 'transaction_id',
      label: say('transaction_id'),
      kind: 'text',
      ...optional,
    },
    service_period_start: serviceDay('service_period_start'),
    service_period_end: serviceDay('service_period_end'),
    notes: { name: 'notes', label: say('notes'), kind: 'long', isWide: true, ...optional },
  } as const satisfies Record<string, Field>;
}
