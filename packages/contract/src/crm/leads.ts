import { z } from 'zod';
import { route } from '../core/route.ts';
import { Can, Email, Id, Ref, text, Time, UserRef, Version, Website } from '../core/shapes.ts';
import { Duplicate, DuplicateQuestion } from '../records/duplicates.ts';
import {
  changingRoutes,
  creatingRoutes,
  mergingRoutes,
  readingRoutes,
} from '../records/record-routes.ts';
import { Account } from './accounts.ts';
import { Contact } from './contacts.ts';
import { Opportunity } from './opportunities.ts';

export const LEAD_STATUSES = ['New', 'Contacted', 'Qualified', 'Unqualified', 'Converted'] as const;
/** What a person may set; a lead becomes Converted by its conversion only. */
export const OPEN_LEAD_STATUSES = ['New', 'Contacted', 'Qualified', 'Unqualified'] as const;

/** A prospect not yet qualified. */
export const Lead = z.object({
  id: z.number(),
  first_name: z.string().nullable(),
  last_name: z.string(),
  /** First and last name. */
  name: z.string(),
  company: z.string(),
  title: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  website: z.string().nullable(),
  address: z.string().nullable(),
  description: z.string().nullable(),
  status: z.enum(LEAD_STATUSES),
  lead_source: z.string().nullable(),
  industry: z.string().nullable(),
  /** The lead nobody has taken yet, from the messenger or the workspace, has none. */
  owner_id: z.number().nullable(),
  owner: UserRef.nullable(),
  client_id: z.number().nullable(),
  utm: z.record(z.string(), z.string()),
  converted_account_id: z.number().nullable(),
  converted_contact_id: z.number().nullable(),
  converted_opportunity_id: z.number().nullable(),
  converted_at: Time.nullable(),
  created_by: z.number().nullable(),
  created_at: Time,
  updated_at: Time,
  version: z.number(),
  can: Can,
});
export type Lead = z.infer<typeof Lead>;

const fields = {
  first_name: text(100).nullable(),
  last_name: text(100, 1),
  company: text(200, 1),
  title: text(100).nullable(),
  email: Email.nullable(),
  phone: text(50).nullable(),
  website: Website.nullable(),
  address: text(1000).nullable(),
  description: text(10_000).nullable(),
  status: z.enum(OPEN_LEAD_STATUSES),
  lead_source: text(100, 1).nullable(),
  industry: text(100).nullable(),
  owner_id: Ref.nullable(),
};

export const LeadCreate = z
  .strictObject(fields)
  .partial()
  .required({ last_name: true, company: true });
export const LeadUpdate = z.strictObject(fields).partial().extend({ version: Version });
export const LeadBulk = z
  .strictObject({ owner_id: Ref, status: z.enum(OPEN_LEAD_STATUSES), lead_source: text(100, 1) })
  .partial();

/** Lists hide converted leads unless `status` says otherwise. */
export const leadList = {
  filters: {
    name: 'text',
    company: 'text',
    title: 'text',
    email: 'text',
    phone: 'text',
    status: LEAD_STATUSES,
    lead_source: 'text',
    industry: 'text',
    owner_id: 'id',
    client_id: 'id',
    utm_source: 'text',
    utm_campaign: 'text',
    created_at: 'instant',
    updated_at: 'instant',
    converted_at: 'instant',
  },
  sortable: [
    'name',
    'company',
    'status',
    'lead_source',
    'email',
    'owner',
    'created_at',
    'updated_at',
    'converted_at',
  ],
  sort: '-created_at',
} as const;

const naming = { path: '/leads', one: 'lead', many: 'leads' };
const params = z.object({ id: Id });

/** `opportunity_name` is needed unless `create_opportunity` is false. Given ids are reused instead of created. */
export const LeadConvert = z.strictObject({
  opportunity_name: text(200).optional(),
  account_id: Ref.optional(),
  contact_id: Ref.optional(),
  create_opportunity: z.boolean().default(true),
  version: Version.optional(),
});

export const Conversion = z.object({
  message: z.string(),
  created_records: z.object({
    account: Account,
    contact: Contact,
    opportunity: Opportunity.nullable(),
  }),
  lead: Lead,
});
export type Conversion = z.infer<typeof Conversion>;

export const leads = {
  ...readingRoutes({ ...naming, read: 'crm.read' }, { list: leadList, row: Lead, detail: Lead }),
  ...creatingRoutes({ ...naming, write: 'crm.write' }, { detail: Lead, create: LeadCreate }),
  ...changingRoutes(
    { ...naming, write: 'crm.write' },
    { detail: Lead, update: LeadUpdate, bulk: LeadBulk },
  ),
  ...mergingRoutes({ ...naming, write: 'crm.write' }, Lead),
  duplicates: route({
    method: 'POST',
    path: '/leads/duplicates',
    access: 'crm.read',
    answer: 'json',
    summary: 'Leads, contacts and accounts that may be the one about to be created',
    body: DuplicateQuestion,
    response: z.array(Duplicate),
  }),
  conversion: route({
    method: 'GET',
    path: '/leads/:id/conversion',
    access: 'crm.read',
    answer: 'json',
    summary: 'What converting would reuse: accounts and contacts that may be the same',
    params,
    response: z.object({ accounts: z.array(Duplicate), contacts: z.array(Duplicate) }),
  }),
  convert: route({
    method: 'POST',
    path: '/leads/:id/convert',
    access: 'crm.write',
    answer: 'json',
    idempotent: true,
    summary: 'Make account, contact and opportunity of a lead, all or nothing',
    params,
    body: LeadConvert,
    response: Conversion,
  }),
  undoConversion: route({
    method: 'POST',
    path: '/leads/:id/undo-conversion',
    access: 'crm.write',
    answer: 'json',
    summary: 'Take a conversion back, as long as nothing made by it has been changed',
    params,
    body: z.strictObject({ version: Version }),
    response: Lead,
  }),
};
