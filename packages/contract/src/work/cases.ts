import { z } from 'zod';
import { listQuery } from '../core/filters.ts';
import { route } from '../core/route.ts';
import { Can, Id, Ref, text, Time, UserRef, Uuid, Version } from '../core/shapes.ts';
import {
  changingRoutes,
  creatingRoutes,
  mergingRoutes,
  readingRoutes,
} from '../records/record-routes.ts';
import { CASE_PRIORITIES } from './sla/sla.ts';

export const CASE_STATUSES = ['New', 'In Progress', 'Waiting on Client', 'Closed'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];
export const CASE_CATEGORIES = [
  'Question',
  'Problem',
  'Billing',
  'Feature Request',
  'Other',
] as const;
export const CASE_ORIGINS = ['Messenger', 'E-mail', 'Phone', 'Web', 'Assistant'] as const;

/** Something a client needs help with. */
export const Case = z.object({
  id: z.number(),
  /** `CASE-000034` */
  number: z.string(),
  subject: z.string(),
  /** Number and subject, as it is called elsewhere. */
  name: z.string(),
  description: z.string().nullable(),
  status: z.enum(CASE_STATUSES),
  priority: z.enum(CASE_PRIORITIES),
  category: z.enum(CASE_CATEGORIES),
  origin: z.enum(CASE_ORIGINS),
  account_id: z.number().nullable(),
  account_name: z.string().nullable(),
  contact_id: z.number().nullable(),
  contact_name: z.string().nullable(),
  client_id: z.number().nullable(),
  client_name: z.string().nullable(),
  /** What the client wrote, where it came from a conversation. */
  conversation_id: z.string().nullable(),
  owner_id: z.number().nullable(),
  owner: UserRef.nullable(),
  /** When somebody answered the client; null until then. */
  first_response_at: Time.nullable(),
  /** When he is to be answered at the latest; null where nothing is promised. */
  first_response_due_at: Time.nullable(),
  /** Four fifths of the time are over. */
  first_response_warn_at: Time.nullable(),
  /** When it is to be closed at the latest; null where nothing is promised, and while it waits on the client. */
  resolution_due_at: Time.nullable(),
  resolution_warn_at: Time.nullable(),
  /** Time of work that is left when the client has answered; null unless it waits on him. */
  resolution_left_minutes: z.number().nullable(),
  closed_at: Time.nullable(),
  /** Since when it waits on the client. */
  waiting_since: Time.nullable(),
  is_first_response_breached: z.boolean(),
  is_resolution_breached: z.boolean(),
  /** One of the two. */
  is_breached: z.boolean(),
  created_by: z.number().nullable(),
  created_at: Time,
  updated_at: Time,
  version: z.number(),
  can: Can,
});
export type Case = z.infer<typeof Case>;

/** A conversation that a case is about. */
export const CaseConversation = z.object({
  id: z.string(),
  title: z.string(),
  status: z.string(),
  last_message_preview: z.string(),
  last_message_at: Time,
});

export const CaseDetail = Case.extend({
  /** Its own, and those of cases that were merged into it, the latest first. */
  conversations: z.array(CaseConversation),
});
export type CaseDetail = z.infer<typeof CaseDetail>;

const fields = {
  subject: text(200, 1),
  description: text(10_000).nullable(),
  status: z.enum(CASE_STATUSES),
  priority: z.enum(CASE_PRIORITIES),
  category: z.enum(CASE_CATEGORIES),
  origin: z.enum(CASE_ORIGINS),
  account_id: Ref.nullable(),
  contact_id: Ref.nullable(),
  client_id: Ref.nullable(),
  owner_id: Ref.nullable(),
};

/** Account and client are taken from the contact, and the contact from the client, where they are left out. */
export const CaseCreate = z.strictObject(fields).partial().required({ subject: true });
export const CaseUpdate = z.strictObject(fields).partial().extend({ version: Version });
export const CaseBulk = z
  .strictObject({
    owner_id: Ref.nullable(),
    status: z.enum(CASE_STATUSES),
    priority: z.enum(CASE_PRIORITIES),
    category: z.enum(CASE_CATEGORIES),
  })
  .partial();

/** Lists show what is not closed, unless `status` says otherwise: the most urgent first, of these the oldest. */
export const caseList = {
  filters: {
    number: 'text',
    subject: 'text',
    status: CASE_STATUSES,
    priority: CASE_PRIORITIES,
    category: CASE_CATEGORIES,
    origin: CASE_ORIGINS,
    owner_id: 'id',
    account_id: 'id',
    account_name: 'text',
    contact_id: 'id',
    client_id: 'id',
    conversation_id: 'uuid',
    is_breached: 'boolean',
    first_response_at: 'instant',
    first_response_due_at: 'instant',
    resolution_due_at: 'instant',
    closed_at: 'instant',
    created_at: 'instant',
    updated_at: 'instant',
  },
  sortable: [
    'number',
    'subject',
    'status',
    'priority',
    'category',
    'account_name',
    'owner',
    'first_response_due_at',
    'resolution_due_at',
    'closed_at',
    'created_at',
    'updated_at',
  ],
  sort: '-priority,created_at',
} as const;

/** Of one account, contact or client all are shown, the latest first. */
const relatedList = { ...caseList, sort: '-created_at' } as const;

const naming = { path: '/cases', one: 'case', many: 'cases' };
const params = z.object({ id: Id });

const listOf = <const Path extends string>(path: Path, summary: string) =>
  route({
    method: 'GET',
    path,
    access: 'work.read',
    answer: 'list',
    summary,
    params,
    query: listQuery(relatedList),
    response: z.array(Case),
  });

export const cases = {
  ...readingRoutes(
    { ...naming, read: 'work.read' },
    { list: caseList, row: Case, detail: CaseDetail },
  ),
  ...creatingRoutes({ ...naming, write: 'work.write' }, { detail: CaseDetail, create: CaseCreate }),
  ...changingRoutes(
    { ...naming, write: 'work.write' },
    { detail: CaseDetail, update: CaseUpdate, bulk: CaseBulk },
  ),
  ...mergingRoutes({ ...naming, write: 'work.write' }, Case),
  counts: route({
    method: 'GET',
    path: '/cases/counts',
    access: 'work.read',
    answer: 'json',
    summary: 'How many open cases are mine, are nobody’s, are there, and are late',
    response: z.object({
      mine: z.number(),
      unassigned: z.number(),
      all: z.number(),
      breached: z.number(),
    }),
  }),
  ofAccount: listOf('/accounts/:id/cases', 'Cases of an account, also closed ones'),
  ofContact: listOf('/contacts/:id/cases', 'Cases of a contact, also closed ones'),
  ofClient: listOf('/clients/:id/cases', 'Cases of a client, also closed ones'),
  fromConversation: route({
    method: 'POST',
    path: '/conversations/:id/case',
    access: 'work.write',
    answer: 'created',
    collection: '/cases',
    idempotent: true,
    summary: 'Make a case of a conversation; while it has an open one, a second needs `again`',
    params: z.object({ id: Uuid }),
    body: z
      // Without a subject it is called by the conversation's, or by how the client began.
      .strictObject({ ...fields, subject: text(200), again: z.boolean() })
      .omit({ client_id: true, status: true, origin: true })
      .partial()
      .default({}),
    response: CaseDetail,
  }),
};
