import { z } from 'zod';
import { calculated } from '../core/calculated.ts';
import { listQuery } from '../core/filters.ts';
import { Money } from '../core/money.ts';
import { route } from '../core/route.ts';
import { Can, DateOnly, Id, Ref, Time, UserRef, Version } from '../core/shapes.ts';
import { changingRoutes, readingRoutes } from '../records/record-routes.ts';
import { Payment, PaymentCreate } from './payments.ts';

export const ORDER_STATUSES = [
  'Awaiting Payment',
  'Partially Paid',
  'Paid in Full',
  'Fulfilled',
  'Cancelled',
] as const;

/** A confirmed sale. Nothing of it changes but its status. */
export const Order = z.object({
  id: z.number(),
  /** `ORD-000056` */
  number: z.string(),
  order_date: z.string(),
  status: z.enum(ORDER_STATUSES),
  account_id: z.number(),
  account_name: z.string(),
  opportunity_id: z.number().nullable(),
  opportunity_name: z.string().nullable(),
  owner_id: z.number(),
  owner: UserRef,
  /** Σ quantity × price at purchase. */
  calculated_total: Money,
  /** Σ completed payments. */
  paid_total: Money,
  /** Total less paid; a cancelled order is owed nothing, so that what was paid for it is less than zero. */
  balance_due: Money,
  created_by: z.number().nullable(),
  created_at: Time,
  updated_at: Time,
  version: z.number(),
  can: Can,
});
export type Order = z.infer<typeof Order>;

/** A line as it was agreed: the database refuses to change it. */
export const OrderLineItem = z.object({
  id: z.number(),
  order_id: z.number(),
  product_id: z.number(),
  /** The product's name at that time. */
  product_name: z.string(),
  description: z.string().nullable(),
  quantity: z.number(),
  price_at_purchase: Money,
  total: Money,
  is_retainer_product: z.boolean(),
});
export type OrderLineItem = z.infer<typeof OrderLineItem>;

export const OrderDetail = Order.extend({
  line_items: z.array(OrderLineItem),
  payments: z.array(Payment),
});
export type OrderDetail = z.infer<typeof OrderDetail>;

/** By hand an order is fulfilled or cancelled; payments see to the rest. Fulfilling an unpaid order needs `confirm`. */
export const OrderUpdate = z
  .strictObject({
    status: z.enum(ORDER_STATUSES),
    owner_id: Ref,
    confirm: z.boolean(),
    ...calculated('calculated_total', 'paid_total', 'balance_due'),
  })
  .partial()
  .extend({ version: Version });
export const OrderBulk = z
  .strictObject({
    status: z.enum(['Fulfilled', 'Cancelled']),
    owner_id: Ref,
    /** Also those that have not been paid in full are fulfilled. */
    confirm: z.boolean(),
  })
  .partial();

export const orderList = {
  filters: {
    number: 'text',
    order_date: 'date',
    status: ORDER_STATUSES,
    account_id: 'id',
    account_name: 'text',
    opportunity_id: 'id',
    owner_id: 'id',
    calculated_total: 'number',
    balance_due: 'number',
    created_at: 'instant',
    updated_at: 'instant',
  },
  sortable: [
    'number',
    'order_date',
    'status',
    'account_name',
    'calculated_total',
    'balance_due',
    'owner',
    'created_at',
  ],
  sort: '-order_date,-number',
} as const;

const naming = { path: '/orders', one: 'order', many: 'orders' };
const params = z.object({ id: Id });

export const orders = {
  ...readingRoutes(
    { ...naming, read: 'crm.read' },
    { list: orderList, row: Order, detail: OrderDetail },
  ),
  ...changingRoutes(
    { ...naming, write: 'crm.write' },
    { detail: OrderDetail, update: OrderUpdate, bulk: OrderBulk },
  ),
  ofAccount: route({
    method: 'GET',
    path: '/accounts/:id/orders',
    access: 'crm.read',
    answer: 'list',
    summary: 'Orders of an account',
    params,
    query: listQuery(orderList),
    response: z.array(Order),
  }),
  generate: route({
    method: 'POST',
    path: '/opportunities/:id/generate-order',
    access: 'crm.write',
    answer: 'created',
    collection: '/orders',
    idempotent: true,
    summary: 'Make an order of a won opportunity; a second one needs `again`',
    params,
    body: z
      .strictObject({ again: z.boolean().optional(), order_date: DateOnly.optional() })
      .default({}),
    response: OrderDetail,
  }),
  pay: route({
    method: 'POST',
    path: '/orders/:id/payments',
    access: 'payments.write',
    answer: 'created',
    collection: '/payments',
    idempotent: true,
    summary: 'Log a payment for an order',
    params,
    body: PaymentCreate,
    response: Payment,
  }),
  payments: route({
    method: 'GET',
    path: '/orders/:id/payments',
    access: 'crm.read',
    answer: 'json',
    summary: 'Payments for an order, newest first',
    params,
    response: z.array(Payment),
  }),
};

/** Printable papers, from the same data as the screen. */
export const documents = {
  quote: route({
    method: 'GET',
    path: '/opportunities/:id/quote.pdf',
    access: 'crm.read',
    answer: 'file',
    limit: 60,
    summary: 'The quote for an opportunity as PDF',
    params,
  }),
  confirmation: route({
    method: 'GET',
    path: '/orders/:id/confirmation.pdf',
    access: 'crm.read',
    answer: 'file',
    limit: 60,
    summary: 'The confirmation of an order as PDF',
    params,
  }),
  invoice: route({
    method: 'GET',
    path: '/orders/:id/invoice.pdf',
    access: 'crm.read',
    answer: 'file',
    limit: 60,
    summary: 'The invoice for an order as PDF',
    params,
  }),
};
