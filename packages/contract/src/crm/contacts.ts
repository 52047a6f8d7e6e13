import { z } from 'zod';
import { route } from '../core/route.ts';
import { Can, Email, Ref, text, Time, UserRef, Version } from '../core/shapes.ts';
import { Duplicate, DuplicateQuestion } from '../records/duplicates.ts';
import {
  changingRoutes,
  creatingRoutes,
  mergingRoutes,
  readingRoutes,
} from '../records/record-routes.ts';

/** A person at an account. */
export const Contact = z.object({
  id: z.number(),
  first_name: z.string().nullable(),
  last_name: z.string(),
  /** First and last name. */
  name: z.string(),
  title: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  description: z.string().nullable(),
  reports_to_id: z.number().nullable(),
  reports_to_name: z.string().nullable(),
  account_id: z.number(),
  account_name: z.string(),
  owner_id: z.number(),
  owner: UserRef,
  /** The person across everything: conversations and visits hang there. */
  client_id: z.number().nullable(),
  is_active: z.boolean(),
  created_by: z.number().nullable(),
  created_at: Time,
  updated_at: Time,
  version: z.number(),
  can: Can,
});
export type Contact = z.infer<typeof Contact>;

/** One deal the contact has a part in. */
export const ContactDeal = z.object({
  id: z.number(),
  name: z.string(),
  stage: z.string(),
  role: z.string(),
});

export const ContactDetail = Contact.extend({
  opportunities: z.array(ContactDeal),
  opportunity_count: z.number(),
  report_count: z.number(),
});
export type ContactDetail = z.infer<typeof ContactDetail>;

const fields = {
  first_name: text(100).nullable(),
  last_name: text(100, 1),
  title: text(100).nullable(),
  email: Email.nullable(),
  phone: text(50).nullable(),
  description: text(10_000).nullable(),
  reports_to_id: Ref.nullable(),
  account_id: Ref,
  owner_id: Ref,
};

export const ContactCreate = z
  .strictObject(fields)
  .partial()
  .required({ last_name: true, account_id: true });
export const ContactUpdate = z
  .strictObject({ ...fields, is_active: z.boolean() })
  .partial()
  .extend({ version: Version });
export const ContactBulk = z
  .strictObject({ owner_id: Ref, account_id: Ref, is_active: z.boolean() })
  .partial();

/** Lists show active contacts unless `is_active` says otherwise. */
export const contactList = {
  filters: {
    name: 'text',
    first_name: 'text',
    last_name: 'text',
    title: 'text',
    email: 'text',
    phone: 'text',
    account_id: 'id',
    account_name: 'text',
    reports_to_id: 'id',
    client_id: 'id',
    owner_id: 'id',
    is_active: 'boolean',
    created_at: 'instant',
    updated_at: 'instant',
  },
  sortable: [
    'name',
    'account_name',
    'title',
    'email',
    'phone',
    'owner',
    'created_at',
    'updated_at',
  ],
  sort: 'name',
} as const;

const naming = { path: '/contacts', one: 'contact', many: 'contacts' };

export const contacts = {
  ...readingRoutes(
    { ...naming, read: 'crm.read' },
    { list: contactList, row: Contact, detail: ContactDetail },
  ),
  ...creatingRoutes(
    { ...naming, write: 'crm.write' },
    { detail: ContactDetail, create: ContactCreate },
  ),
  ...changingRoutes(
    { ...naming, write: 'crm.write' },
    { detail: ContactDetail, update: ContactUpdate, bulk: ContactBulk },
  ),
  ...mergingRoutes({ ...naming, write: 'crm.write' }, Contact),
  duplicates: route({
    method: 'POST',
    path: '/contacts/duplicates',
    access: 'crm.read',
    answer: 'json',
    summary: 'Contacts and leads that may be the one about to be created',
    body: DuplicateQuestion,
    response: z.array(Duplicate),
  }),
};
