import { z } from 'zod';
import { route } from '../core/route.ts';
import { Can, Email, Id, Ref, text, Time, UserRef, Version } from '../core/shapes.ts';
import { readingRoutes } from '../records/record-routes.ts';

export const CLIENT_STAGES = ['visitor', 'lead', 'client', 'former'] as const;

/** A person known by e-mail across everything: one row for one normalized address in an organization. */
export const Client = z.object({
  id: z.number(),
  email: z.string(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  company: z.string().nullable(),
  stage: z.enum(CLIENT_STAGES),
  notes: z.string().nullable(),
  owner_id: z.number().nullable(),
  owner: UserRef.nullable(),
  /** The e-mail has been proven by a code or by the site's own server. */
  is_verified: z.boolean(),
  is_active: z.boolean(),
  last_seen_at: Time.nullable(),
  conversation_count: z.number(),
  created_at: Time,
  updated_at: Time,
  version: z.number(),
  can: Can,
});
export type Client = z.infer<typeof Client>;

const fields = {
  name: text(200).nullable(),
  phone: text(50).nullable(),
  company: text(200).nullable(),
  stage: z.enum(CLIENT_STAGES),
  notes: text(10_000).nullable(),
  owner_id: Ref.nullable(),
};

export const ClientCreate = z
  .strictObject({ email: Email, ...fields, stage: fields.stage.default('visitor') })
  .partial({ name: true, phone: true, company: true, notes: true, owner_id: true });
export const ClientUpdate = z
  .strictObject({ email: Email, ...fields, is_active: z.boolean() })
  .partial()
  .extend({ version: Version });

export const clientList = {
  filters: {
    stage: CLIENT_STAGES,
    owner_id: 'id',
    email: 'text',
    name: 'text',
    company: 'text',
    is_active: 'boolean',
    is_verified: 'boolean',
    created_at: 'instant',
    last_seen_at: 'instant',
  },
  sortable: ['name', 'email', 'company', 'stage', 'last_seen_at', 'created_at'],
  sort: '-created_at',
} as const;

/** A browser that was heard of within so many seconds is there. */
export const ONLINE_SECONDS = 90;

/** A browser seen for this client. */
export const ClientVisitor = z.object({
  id: z.string(),
  site_id: z.string(),
  site_name: z.string(),
  proof: z.enum(['claimed', 'session', 'verified']),
  first_seen_at: Time,
  last_seen_at: Time,
  is_online: z.boolean(),
  page_url: z.string().nullable(),
  page_title: z.string().nullable(),
  utm: z.record(z.string(), z.string()),
});
export type ClientVisitor = z.infer<typeof ClientVisitor>;

const params = z.object({ id: Id });

export const clients = {
  ...readingRoutes(
    { path: '/clients', one: 'client', many: 'clients', read: 'clients.read' },
    { list: clientList, row: Client, detail: Client },
  ),
  create: route({
    method: 'POST',
    path: '/clients',
    access: 'clients.write',
    answer: 'created',
    idempotent: true,
    summary: 'Create a client',
    body: ClientCreate,
    response: Client,
  }),
  update: route({
    method: 'PATCH',
    path: '/clients/:id',
    access: 'clients.write',
    answer: 'json',
    summary: 'Change a client',
    params,
    body: ClientUpdate,
    response: Client,
  }),
  visitors: route({
    method: 'GET',
    path: '/clients/:id/visitors',
    access: 'clients.read',
    answer: 'json',
    summary: 'Browsers and visits of a client',
    params,
    response: z.array(ClientVisitor),
  }),
};
