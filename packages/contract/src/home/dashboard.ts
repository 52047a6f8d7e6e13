import { z } from 'zod';
import { Money } from '../core/money.ts';
import { route } from '../core/route.ts';
import { TimelineEntry } from '../records/timeline.ts';

/** What happened, without what was written. */
const Happening = TimelineEntry.omit({
  text: true,
  note_id: true,
  is_edited: true,
  is_removed: true,
});
export type Happening = z.infer<typeof Happening>;

/** The house at a glance. A part that the caller may not see is null. */
export const Dashboard = z.object({
  pipeline: z
    .array(
      z.object({
        stage_id: z.number(),
        stage: z.string(),
        count: z.number(),
        amount: Money,
        weighted_amount: Money,
      }),
    )
    .nullable(),
  /** What was won in this month of the organization's calendar, against the targets for it. */
  won: z
    .object({
      month: z.string(),
      amount: Money,
      before: Money,
      count: z.number(),
      target: Money,
      /** The list of these deals in the web app. */
      link: z.string(),
    })
    .nullable(),
  /** Leads of the last 30 days by source, the most first, and how many there were in the 30 days before. */
  leads: z
    .object({
      since: z.string(),
      count: z.number(),
      before: z.number(),
      sources: z.array(z.object({ source: z.string().nullable(), count: z.number() })),
    })
    .nullable(),
  /** What contracts asked for and did not get although the days of grace are over. */
  overdue: z.object({ amount: Money, contract_count: z.number() }).nullable(),
  mrr: z.object({ amount: Money, before: Money }).nullable(),
  visitors_online: z.number().nullable(),
  activity: z.array(Happening).nullable(),
});
export type Dashboard = z.infer<typeof Dashboard>;

export const dashboard = {
  get: route({
    method: 'GET',
    path: '/dashboard',
    access: 'organization.read',
    answer: 'json',
    summary: 'The house at a glance',
    response: Dashboard,
  }),
};
