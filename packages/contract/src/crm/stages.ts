import { z } from 'zod';
import { MoneyInput, Money } from '../core/money.ts';
import { route } from '../core/route.ts';
import { Id, Ref, text, UserRef, Version } from '../core/shapes.ts';

export const STAGE_KINDS = ['open', 'won', 'lost'] as const;

/** One step of a deal. Each organization has its own. */
export const Stage = z.object({
  id: z.number(),
  name: z.string(),
  position: z.number(),
  /** Percent: 100 when won, 0 when lost. */
  probability: z.number(),
  kind: z.enum(STAGE_KINDS),
  is_active: z.boolean(),
  version: z.number(),
});
export type Stage = z.infer<typeof Stage>;

const Probability = z.number().int().min(0).max(100);
const stageFields = { name: text(60, 1), probability: Probability, kind: z.enum(STAGE_KINDS) };
const params = z.object({ id: Id });

export const stages = {
  list: route({
    method: 'GET',
    path: '/stages',
    access: 'crm.read',
    answer: 'json',
    summary: 'The stages of a deal, in order, inactive ones last',
    response: z.array(Stage),
  }),
  create: route({
    method: 'POST',
    path: '/stages',
    access: 'stages.manage',
    answer: 'created',
    summary: 'Add a stage, after the last one of its kind',
    body: z.strictObject(stageFields).partial({ kind: true, probability: true }),
    response: Stage,
  }),
  update: route({
    method: 'PATCH',
    path: '/stages/:id',
    access: 'stages.manage',
    answer: 'json',
    summary: 'Change a stage; deals in it keep their probability',
    params,
    body: z
      .strictObject({ ...stageFields, is_active: z.boolean() })
      .partial()
      .extend({ version: Version }),
    response: Stage,
  }),
  order: route({
    method: 'POST',
    path: '/stages/order',
    access: 'stages.manage',
    answer: 'json',
    summary: 'Put the stages into this order',
    body: z.strictObject({ ids: z.array(Ref).min(1).max(50) }),
    response: z.array(Stage),
  }),
};

/** Where business comes from. */
export const LeadSource = z.object({
  id: z.number(),
  name: z.string(),
  position: z.number(),
  is_active: z.boolean(),
  version: z.number(),
});
export type LeadSource = z.infer<typeof LeadSource>;

export const leadSources = {
  list: route({
    method: 'GET',
    path: '/lead-sources',
    access: 'crm.read',
    answer: 'json',
    summary: 'Where leads come from, in order',
    response: z.array(LeadSource),
  }),
  create: route({
    method: 'POST',
    path: '/lead-sources',
    access: 'stages.manage',
    answer: 'created',
    summary: 'Add a lead source',
    body: z.strictObject({ name: text(100, 1) }),
    response: LeadSource,
  }),
  update: route({
    method: 'PATCH',
    path: '/lead-sources/:id',
    access: 'stages.manage',
    answer: 'json',
    summary: 'Change a lead source; leads and opportunities that have it follow its name',
    params,
    body: z
      .strictObject({ name: text(100, 1), is_active: z.boolean() })
      .partial()
      .extend({ version: Version }),
    response: LeadSource,
  }),
};

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Enter a month such as 2026-03');

/** What somebody is to sell in a month. */
export const SalesTarget = z.object({
  owner_id: z.number(),
  owner: UserRef,
  month: z.string(),
  amount: Money,
});
export type SalesTarget = z.infer<typeof SalesTarget>;

export const salesTargets = {
  list: route({
    method: 'GET',
    path: '/sales-targets',
    access: 'crm.read',
    answer: 'json',
    summary: 'Sales targets of a year, by person and month',
    query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
    response: z.array(SalesTarget),
  }),
  set: route({
    method: 'POST',
    path: '/sales-targets',
    access: 'stages.manage',
    answer: 'json',
    summary: 'Set sales targets; an amount of 0 takes one away',
    body: z.strictObject({
      targets: z
        .array(z.strictObject({ owner_id: Ref, month: Month, amount: MoneyInput }))
        .max(1000),
    }),
    response: z.array(SalesTarget),
  }),
};
