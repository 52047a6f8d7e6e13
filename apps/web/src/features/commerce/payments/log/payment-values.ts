import type { payments } from '@atrium/contract/commerce/payments.ts';
import type { BodyInput } from '@atrium/contract/core/route.ts';
import type { Values } from '../../../../ui/record-form/fields.ts';
import { fromInput } from '../../../../ui/record-form/fields.ts';
import { paymentFields } from '../payment-fields.ts';
import type { Paid } from './paid.ts';

/** What the form holds. */
export interface PaymentValues extends Values {
  kind: 'order' | 'contract';
  order_id: string | null;
  contract_id: string | null;
  amount: string;
  payment_date: string;
  payment_method: string;
  status: string;
  transaction_id: string;
  /** It is for days of service, and these can be entered. */
  is_service: boolean;
  service_period_start: string;
  service_period_end: string;
  notes: string;
}

/** What of the form follows from that which is paid; empty before it is chosen. */
export function valuesOf(paid: Paid | undefined) {
  return {
    amount: !paid || paid.due === '0.00' || paid.due.startsWith('-') ? '' : paid.due,
    is_service: paid?.service !== undefined,
    service_period_start: paid?.service?.start ?? '',
    service_period_end: paid?.service?.end ?? '',
  };
}

/** The form as it opens. */
export function startValues(today: string, paid: Paid | undefined): PaymentValues {
  return {
    kind: paid?.contract_id === undefined ? 'order' : 'contract',
    order_id: paid?.order_id === undefined ? null : String(paid.order_id),
    contract_id: paid?.contract_id === undefined ? null : String(paid.contract_id),
    payment_date: today,
    payment_method: '',
    status: 'Completed',
    transaction_id: '',
    notes: '',
    ...valuesOf(paid),
  };
}

/** What is sent: for the order or for the contract, with days of service only where they were asked for. */
export function bodyOf(values: PaymentValues): BodyInput<typeof payments.create> {
  const { service_period_start, service_period_end, ...fields } = paymentFields();
  const named = values.is_service
    ? { ...fields, service_period_start, service_period_end }
    : fields;
  const entered = Object.values(named).map((field) => [
    field.name,
    fromInput(field, values[field.name]),
  ]);
  const id = values.kind === 'order' ? values.order_id : values.contract_id;
  return {
    ...Object.fromEntries(entered),
    ...(id !== null && { [`${values.kind}_id`]: Number(id) }),
  } as BodyInput<typeof payments.create>;
}
