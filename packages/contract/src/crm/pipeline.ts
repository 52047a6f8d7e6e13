import { z } from 'zod';
import { Money } from '../core/money.ts';
import { route } from '../core/route.ts';
import { Id, text, Time, UserRef } from '../core/shapes.ts';
import { Opportunity, opportunityParams } from './opportunities.ts';
import { Stage } from './stages.ts';

/** The order of cards in a column; further pages of `GET /opportunities` are asked for with it. */
export const BOARD_SORT = 'close_date,name';

/** A column of the board. Count and sums are those of all its deals, loaded or not. */
export const BoardColumn = z.object({
  stage: Stage,
  count: z.number(),
  amount: Money,
  weighted_amount: Money,
  cards: z.array(Opportunity),
  /** For `GET /opportunities?stage_id=…&sort=close_date,name&cursor=…`; null when all cards are here. */
  cursor: z.string().nullable(),
});
export type BoardColumn = z.infer<typeof BoardColumn>;

const narrowing = {
  search: text(200).optional(),
  owner_id: z.union([z.literal('me'), Id]).optional(),
  account_id: Id.optional(),
};

/** A month of a person: what is open, what of it may be expected, what is won, what was aimed at. */
export const ForecastCell = z.object({
  month: z.string(),
  owner_id: z.number(),
  owner: UserRef,
  pipeline: Money,
  weighted: Money,
  won: Money,
  target: Money,
  open_count: z.number(),
  won_count: z.number(),
});
export type ForecastCell = z.infer<typeof ForecastCell>;

/** A stay of a deal in a stage. */
export const StageStay = z.object({
  id: z.number(),
  from_stage: z.string().nullable(),
  to_stage: z.string(),
  by: z.string().nullable(),
  at: Time,
  /** How long it stayed in the stage it came from; null for the first. */
  seconds_in_from: z.number().nullable(),
});
export type StageStay = z.infer<typeof StageStay>;

export const pipeline = {
  board: route({
    method: 'GET',
    path: '/opportunities/board',
    access: 'crm.read',
    answer: 'json',
    summary: 'The board: a column for each stage with all sums and the first cards',
    query: z.strictObject({
      ...narrowing,
      per_stage: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.array(BoardColumn),
  }),
  forecast: route({
    method: 'GET',
    path: '/opportunities/forecast',
    access: 'crm.read',
    answer: 'json',
    summary:
      'What may be expected, by month and owner; six months from this one unless asked otherwise',
    query: z.strictObject({
      from: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Enter a month such as 2026-03')
        .optional(),
      months: z.coerce.number().int().min(1).max(24).default(6),
      owner_id: narrowing.owner_id,
    }),
    response: z.array(ForecastCell),
  }),
  stageHistory: route({
    method: 'GET',
    path: '/opportunities/:id/stage-history',
    access: 'crm.read',
    answer: 'json',
    summary: 'The way of a deal through the stages, newest first',
    params: opportunityParams,
    response: z.array(StageStay),
  }),
  timeInStage: route({
    method: 'GET',
    path: '/reports/time-in-stage',
    access: 'reports.read',
    answer: 'json',
    summary: 'How long deals stay in each stage',
    response: z.array(
      z.object({
        stage: Stage,
        stays: z.number(),
        average_seconds: z.number().nullable(),
        median_seconds: z.number().nullable(),
      }),
    ),
  }),
};
