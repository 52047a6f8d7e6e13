import { z } from 'zod';
import { listQuery } from '../core/filters.ts';
import { route } from '../core/route.ts';
import { Can, Id, Ref, text, Time, UserRef, Version, Website } from '../core/shapes.ts';
import { Duplicate, DuplicateQuestion } from '../records/duplicates.ts';
import {
  changingRoutes,
  creatingRoutes,
  mergingRoutes,
  readingRoutes,
} from '../records/record-routes.ts';
import { Contact, contactList } from './contacts.ts';
import { Opportunity, opportunityList } from './opportunities.ts';

export const ACCOUNT_TYPES = ['Prospect', 'Customer', 'Partner', 'Vendor', 'Other'] as const;

/** A company. */
export const Account = z.object({
  id: z.number(),
  name: z.string(),
  phone: z.string().nullable(),
  website: z.string().nullable(),
  type: z.enum(ACCOUNT_TYPES).nullable(),
  industry: z.string().nullable(),
  description: z.string().nullable(),
  billing_address: z.string().nullable(),
  shipping_address: z.string().nullable(),
  parent_account_id: z.number().nullable(),
  parent_account_name: z.string().nullable(),
  owner_id: z.number(),
  owner: UserRef,
  is_active: z.boolean(),
  created_by: z.number().nullable(),
  created_at: Time,
  updated_at: Time,
  version: z.number(),
  can: Can,
});
export type Account = z.infer<typeof Account>;

/** How many rows of a related list come with the record; the rest is a page away. */
export const RELATED_ROWS = 5;

/** The account with the first rows of what hangs on it. */
export const AccountDetail = Account.extend({
  contacts: z.array(Contact),
  contact_count: z.number(),
  opportunities: z.array(Opportunity),
  opportunity_count: z.number(),
  child_account_count: z.number(),
});
export type AccountDetail = z.infer<typeof AccountDetail>;

const fields = {
  name: text(200).min(1, 'Account Name cannot be empty.'),
  phone: text(50).nullable(),
  website: Website.nullable(),
  type: z.enum(ACCOUNT_TYPES).nullable(),
  industry: text(100).nullable(),
  description: text(10_000).nullable(),
  billing_address: text(1000).nullable(),
  shipping_address: text(1000).nullable(),
  parent_account_id: Ref.nullable(),
  owner_id: Ref,
};

export const AccountCreate = z.strictObject(fields).partial().required({ name: true });
export const AccountUpdate = z
  .strictObject({ ...fields, is_active: z.boolean() })
  .partial()
  .extend({ version: Version });
export const AccountBulk = z
  .strictObject({ owner_id: Ref, is_active: z.boolean(), type: z.enum(ACCOUNT_TYPES) })
  .partial();

/** Lists show active accounts unless `is_active` says otherwise. */
export const accountList = {
  filters: {
    name: 'text',
    type: ACCOUNT_TYPES,
    industry: 'text',
    phone: 'text',
    website: 'text',
    owner_id: 'id',
    parent_account_id: 'id',
    is_active: 'boolean',
    created_at: 'instant',
    updated_at: 'instant',
  },
  sortable: ['name', 'type', 'industry', 'phone', 'owner', 'created_at', 'updated_at'],
  sort: 'name',
} as const;

const naming = { path: '/accounts', one: 'account', many: 'accounts' };
const params = z.object({ id: Id });

export const accounts = {
  ...readingRoutes(
    { ...naming, read: 'crm.read' },
    { list: accountList, row: Account, detail: AccountDetail },
  ),
  ...creatingRoutes(
    { ...naming, write: 'crm.write' },
    { detail: AccountDetail, create: AccountCreate },
  ),
  ...changingRoutes(
    { ...naming, write: 'crm.write' },
    { detail: AccountDetail, update: AccountUpdate, bulk: AccountBulk },
  ),
  ...mergingRoutes({ ...naming, write: 'crm.write' }, Account),
  duplicates: route({
    method: 'POST',
    path: '/accounts/duplicates',
    access: 'crm.read',
    answer: 'json',
    summary: 'Accounts that may be the one about to be created',
    body: DuplicateQuestion,
    response: z.array(Duplicate),
  }),
  contacts: route({
    method: 'GET',
    path: '/accounts/:id/contacts',
    access: 'crm.read',
    answer: 'list',
    summary: 'Contacts of an account',
    params,
    query: listQuery(contactList),
    response: z.array(Contact),
  }),
  opportunities: route({
    method: 'GET',
    path: '/accounts/:id/opportunities',
    access: 'crm.read',
    answer: 'list',
    summary: 'Opportunities of an account',
    params,
    query: listQuery(opportunityList),
    response: z.array(Opportunity),
  }),
};
