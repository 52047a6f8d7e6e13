import { z } from 'zod';
import { route } from '../core/route.ts';
import { DateOnly, Id } from '../core/shapes.ts';

export const MEASURE_KINDS = ['money', 'count', 'percent'] as const;

/** What each report can be broken down by, the usual first. */
export const REPORT_GROUPS = {
  sales: ['month', 'owner', 'source'],
  leads: ['source', 'campaign', 'month', 'owner'],
  pipeline: ['stage', 'owner', 'source'],
  payments: ['month', 'method', 'account'],
} as const;
export type ReportName = keyof typeof REPORT_GROUPS;
export const REPORT_NAMES = Object.keys(REPORT_GROUPS) as [ReportName, ...ReportName[]];

export type ReportGroup = (typeof REPORT_GROUPS)[ReportName][number];

/** Everything that a report measures. */
export const MEASURES = [
  'won_amount',
  'won_count',
  'lost_count',
  'win_rate',
  'visitors',
  'leads',
  'converted',
  'conversion_rate',
  'opportunities',
  'open_count',
  'amount',
  'weighted_amount',
  'payment_count',
] as const;
export type MeasureName = (typeof MEASURES)[number];

/** Money as text with two decimals, counts and percentages as numbers; null where it means nothing. */
const Value = z.union([z.string(), z.number()]).nullable();

export const Report = z.object({
  name: z.enum(REPORT_NAMES),
  group: z.enum(Object.values(REPORT_GROUPS).flat() as [ReportGroup, ...ReportGroup[]]),
  /** Both days included, in the organization's calendar; the pipeline is always that of now. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  measures: z.array(z.object({ name: z.enum(MEASURES), kind: z.enum(MEASURE_KINDS) })),
  rows: z.array(
    z.object({
      /** `2026-03`, an owner's id, a source; null for what has none. */
      key: z.string().nullable(),
      label: z.string(),
      values: z.record(z.string(), Value),
      /** The list behind the row in the web app; null where there is none. */
      link: z.string().nullable(),
    }),
  ),
  totals: z.record(z.string(), Value),
});
export type Report = z.infer<typeof Report>;

const asked = {
  access: 'reports.read',
  query: z
    .strictObject({
      name: z.enum(REPORT_NAMES),
      group: z.string().max(20).optional(),
      from: DateOnly.optional(),
      to: DateOnly.optional(),
      owner_id: z.union([z.literal('me'), Id]).optional(),
    })
    .refine(({ from, to }) => !from || !to || from <= to, {
      path: ['to'],
      error: 'The end cannot be before the beginning',
    }),
} as const;

export const reports = {
  get: route({
    ...asked,
    method: 'GET',
    path: '/reports/by',
    answer: 'json',
    summary: 'A report; the last twelve months unless asked otherwise',
    response: Report,
  }),
  export: route({
    ...asked,
    method: 'GET',
    path: '/reports/by/export',
    answer: 'csv',
    summary: 'A report as CSV',
  }),
};
