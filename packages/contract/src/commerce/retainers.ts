import { z } from 'zod';
import { Money } from '../core/money.ts';
import { pages } from '../core/filters.ts';
import { route } from '../core/route.ts';
import { Id } from '../core/shapes.ts';
import { Payment } from './payments.ts';

export const RETAINER_STATES = ['paid', 'partial', 'overdue', 'not_due', 'future', 'none'] as const;

/** What an account paid for one month of service, against what its contracts ask. */
export const RetainerCell = z.object({
  /** `2026-03` */
  month: z.string(),
  paid: Money,
  expected: Money,
  state: z.enum(RETAINER_STATES),
});

export const RetainerRow = z.object({
  account_id: z.number(),
  account_name: z.string(),
  /** Twelve of them, January first. */
  cells: z.array(RetainerCell),
  paid_total: Money,
  expected_total: Money,
});
export type RetainerRow = z.infer<typeof RetainerRow>;

export const RetainerGrid = z.object({
  year: z.number(),
  rows: z.array(RetainerRow),
  /** Twelve sums over all rows. */
  totals: z.array(z.object({ month: z.string(), paid: Money, expected: Money })),
  paid_total: Money,
  expected_total: Money,
});
export type RetainerGrid = z.infer<typeof RetainerGrid>;

/** A payment and what of it falls to the asked month. */
export const RetainerPayment = Payment.extend({ share: Money });
export type RetainerPayment = z.infer<typeof RetainerPayment>;

/** How monthly recurring revenue moved in a month. */
export const MrrMonth = z.object({
  month: z.string(),
  mrr: Money,
  new: Money,
  expansion: Money,
  contraction: Money,
  churned: Money,
  contract_count: z.number(),
});
export type MrrMonth = z.infer<typeof MrrMonth>;

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Enter a month such as 2026-03');
const Year = z.coerce.number().int().min(2000).max(2100);
const grid = {
  method: 'GET',
  access: 'reports.read',
  answer: 'json',
  summary:
    'What each account paid for its retainers, month by month; this year unless asked otherwise',
  query: z.strictObject({ year: Year.optional() }),
  response: RetainerGrid,
} as const;

export const retainers = {
  grid: route({ ...grid, path: '/reports/retainers' }),
  /** Other names of the same report. */
  view: route({ ...grid, path: '/reports/retainer-view' }),
  paymentsView: route({ ...grid, path: '/reports/retainer-payments' }),
  export: route({
    method: 'GET',
    path: '/reports/retainers/export',
    access: 'reports.read',
    answer: 'csv',
    summary: 'The retainer grid as CSV',
    query: grid.query,
  }),
  payments: route({
    method: 'GET',
    path: '/reports/retainers/payments',
    access: 'reports.read',
    answer: 'list',
    summary: 'The payments behind cells of the retainer grid, newest first, page by page',
    query: z.strictObject({
      ...pages,
      account_id: Id.optional(),
      month: Month.optional(),
      year: Year.optional(),
    }),
    response: z.array(RetainerPayment),
  }),
  mrr: route({
    method: 'GET',
    path: '/reports/mrr',
    access: 'reports.read',
    answer: 'json',
    summary:
      'Monthly recurring revenue and how it moved; twelve months up to this one unless asked otherwise',
    query: z.strictObject({
      from: Month.optional(),
      months: z.coerce.number().int().min(1).max(36).default(12),
    }),
    response: z.array(MrrMonth),
  }),
};
