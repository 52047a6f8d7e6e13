import { z } from 'zod';
import { Money, PositiveMoneyInput } from '../core/money.ts';
import { route } from '../core/route.ts';
import { Can, DateOnly, Id, Ref, text, Time, Version } from '../core/shapes.ts';
import { listQuery } from '../core/filters.ts';
import { readingRoutes } from '../records/record-routes.ts';

export const PAYMENT_METHODS = [
  'Stripe',
  'PayPal',
  'Cash',
  'Bank Transfer',
  'Card',
  'Other',
] as const;
export const PAYMENT_STATUSES = ['Completed', 'Pending', 'Failed', 'Void'] as const;

/** Money that came in, for an order or for a contract. Never deleted: voided. */
export const Payment = z.object({
  id: z.number(),
  amount: Money,
  payment_date: z.string(),
  payment_method: z.enum(PAYMENT_METHODS),
  status: z.enum(PAYMENT_STATUSES),
  transaction_id: z.string().nullable(),
  notes: z.string().nullable(),
  order_id: z.number().nullable(),
  order_number: z.string().nullable(),
  contract_id: z.number().nullable(),
  contract_number: z.string().nullable(),
  account_id: z.number(),
  account_name: z.string(),
  service_period_start: z.string().nullable(),
  service_period_end: z.string().nullable(),
  created_by: z.number().nullable(),
  created_by_name: z.string().nullable(),
  created_at: Time,
  updated_at: Time,
  version: z.number(),
  can: Can,
});
export type Payment = z.infer<typeof Payment>;

const fields = {
  amount: PositiveMoneyInput,
  payment_date: DateOnly,
  payment_method: z.enum(PAYMENT_METHODS),
  status: z.enum(['Completed', 'Pending', 'Failed']).default('Completed'),
  transaction_id: text(200).nullable().optional(),
  notes: text(5000).nullable().optional(),
  /** The days of service that it pays for, both included: both or none. */
  service_period_start: DateOnly.nullable().optional(),
  service_period_end: DateOnly.nullable().optional(),
  /** Meant, although it is more than the order's balance due. */
  confirm: z.boolean().optional(),
};

interface ServicePeriod {
  service_period_start?: string | null | undefined;
  service_period_end?: string | null | undefined;
}

const SERVICE_YEARS = 10;
const yearsAfter = (day: string, years: number) =>
  `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

/** A service period has both ends, in their order and not too far apart. */
function checkServicePeriod(
  { service_period_start: start, service_period_end: end }: ServicePeriod,
  context: z.RefinementCtx,
): void {
  const refuse = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  if (start && !end) refuse('service_period_end', 'Enter the last day of the service period');
  if (end && !start) refuse('service_period_start', 'Enter the first day of the service period');
  if (start && end && end < start)
    refuse('service_period_end', 'The service period cannot end before it starts');
  if (start && end && end >= yearsAfter(start, SERVICE_YEARS))
    refuse('service_period_end', `A service period has at most ${SERVICE_YEARS} years`);
}

/** A payment whose order or contract is in the path. */
export const PaymentCreate = z.strictObject(fields).superRefine(checkServicePeriod);
/** A payment for one of the two. */
export const PaymentCreateFor = z
  .strictObject({ ...fields, order_id: Ref.optional(), contract_id: Ref.optional() })
  .superRefine(checkServicePeriod);
/** What was paid, when and how never changes: void it and log it again. */
export const PaymentUpdate = z
  .strictObject({ status: z.enum(PAYMENT_STATUSES), notes: text(5000).nullable() })
  .partial()
  .extend({ version: Version });

export const paymentList = {
  filters: {
    payment_date: 'date',
    amount: 'number',
    payment_method: PAYMENT_METHODS,
    status: PAYMENT_STATUSES,
    transaction_id: 'text',
    order_id: 'id',
    contract_id: 'id',
    account_id: 'id',
    account_name: 'text',
    owner_id: 'id',
    service_period_start: 'date',
    service_period_end: 'date',
    created_at: 'instant',
  },
  sortable: ['payment_date', 'amount', 'payment_method', 'status', 'account_name', 'created_at'],
  sort: '-payment_date',
} as const;

const naming = { path: '/payments', one: 'payment', many: 'payments' };

export const payments = {
  ...readingRoutes(
    { ...naming, read: 'crm.read' },
    { list: paymentList, row: Payment, detail: Payment },
  ),
  ofAccount: route({
    method: 'GET',
    path: '/accounts/:id/payments',
    access: 'crm.read',
    answer: 'list',
    summary: 'Payments of an account',
    params: z.object({ id: Id }),
    query: listQuery(paymentList),
    response: z.array(Payment),
  }),
  create: route({
    method: 'POST',
    path: '/payments',
    access: 'payments.write',
    answer: 'created',
    idempotent: true,
    summary: 'Log a payment for an order or a contract',
    body: PaymentCreateFor,
    response: Payment,
  }),
  update: route({
    method: 'PATCH',
    path: '/payments/:id',
    access: 'payments.write',
    answer: 'json',
    summary: 'Change the status of a payment, such as to Void, or its notes',
    params: z.object({ id: Id }),
    body: PaymentUpdate,
    response: Payment,
  }),
};
