import { z } from 'zod';
import { calculated } from '../core/calculated.ts';
import { Money } from '../core/money.ts';
import { Can, DateOnly, Id, Ref, text, Time, UserRef, Version } from '../core/shapes.ts';
import { changingRoutes, creatingRoutes, readingRoutes } from '../records/record-routes.ts';
import { ContactRole, LineItem } from './line-items.ts';
import { STAGE_KINDS } from './stages.ts';

/** A deal in progress is stuck when nothing has happened with it for so long. */
export const STUCK_AFTER_DAYS = 14;

/** A deal. */
export const Opportunity = z.object({
  id: z.number(),
  name: z.string(),
  stage_id: z.number(),
  stage: z.string(),
  stage_kind: z.enum(STAGE_KINDS),
  close_date: z.string().nullable(),
  probability: z.number(),
  next_step: z.string().nullable(),
  description: z.string().nullable(),
  lead_source: z.string().nullable(),
  loss_reason: z.string().nullable(),
  account_id: z.number(),
  account_name: z.string(),
  owner_id: z.number(),
  owner: UserRef,
  /** The lead it was converted from: its timeline is this one's too. */
  lead_id: z.number().nullable(),
  client_id: z.number().nullable(),
  utm: z.record(z.string(), z.string()),
  /** Σ quantity × sale price. */
  calculated_amount: Money,
  /** Amount × probability. */
  weighted_amount: Money,
  line_item_count: z.number(),
  has_retainer_products: z.boolean(),
  stage_entered_at: Time,
  closed_at: Time.nullable(),
  last_activity_at: Time,
  created_by: z.number().nullable(),
  created_at: Time,
  updated_at: Time,
  version: z.number(),
  can: Can,
});
export type Opportunity = z.infer<typeof Opportunity>;

/** Everything the page of a deal shows. */
export const OpportunityDetail = Opportunity.extend({
  line_items: z.array(LineItem),
  contact_roles: z.array(ContactRole),
});
export type OpportunityDetail = z.infer<typeof OpportunityDetail>;

const fields = {
  name: text(200, 1),
  /** A stage by its name, or by its id: one of the two. */
  stage: text(60, 1),
  stage_id: Ref,
  close_date: DateOnly.nullable(),
  /** That of the stage unless given. */
  probability: z.number().int().min(0).max(100),
  next_step: text(500).nullable(),
  description: text(10_000).nullable(),
  lead_source: text(100, 1).nullable(),
  loss_reason: text(1000).nullable(),
  account_id: Ref,
  owner_id: Ref,
};
const refused = calculated(
  'amount',
  'calculated_amount',
  'weighted_amount',
  'line_item_count',
  'has_retainer_products',
);

/** Without a stage a deal begins in the first one. */
export const OpportunityCreate = z
  .strictObject({ ...fields, ...refused })
  .partial()
  .required({ name: true, account_id: true });
export const OpportunityUpdate = z
  .strictObject({ ...fields, ...refused })
  .partial()
  .extend({ version: Version });
export const OpportunityBulk = z
  .strictObject({
    owner_id: Ref,
    stage_id: Ref,
    close_date: DateOnly,
    loss_reason: text(1000, 1),
  })
  .partial();

export const opportunityList = {
  filters: {
    name: 'text',
    stage: 'text',
    stage_id: 'id',
    stage_kind: STAGE_KINDS,
    close_date: 'date',
    probability: 'number',
    lead_source: 'text',
    account_id: 'id',
    account_name: 'text',
    owner_id: 'id',
    lead_id: 'id',
    client_id: 'id',
    product_id: 'id',
    contact_id: 'id',
    calculated_amount: 'number',
    closed_at: 'instant',
    last_activity_at: 'instant',
    created_at: 'instant',
    updated_at: 'instant',
  },
  sortable: [
    'name',
    'account_name',
    'stage',
    'close_date',
    'probability',
    'calculated_amount',
    'owner',
    'last_activity_at',
    'created_at',
    'updated_at',
  ],
  sort: 'close_date,name',
} as const;

const naming = { path: '/opportunities', one: 'opportunity', many: 'opportunities' };
export const opportunityParams = z.object({ id: Id });

export const opportunities = {
  ...readingRoutes(
    { ...naming, read: 'crm.read' },
    { list: opportunityList, row: Opportunity, detail: OpportunityDetail },
  ),
  ...creatingRoutes(
    { ...naming, write: 'crm.write' },
    { detail: OpportunityDetail, create: OpportunityCreate },
  ),
  ...changingRoutes(
    { ...naming, write: 'crm.write' },
    { detail: OpportunityDetail, update: OpportunityUpdate, bulk: OpportunityBulk },
  ),
};
