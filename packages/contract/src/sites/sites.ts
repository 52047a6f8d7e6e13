import { z } from 'zod';
import { listQuery } from '../core/filters.ts';
import { route } from '../core/route.ts';
import { Can, Id, text, Time, Version } from '../core/shapes.ts';
import { SiteConfig } from './site-config.ts';

/** `client-001`: the public name of a site in its snippet. */
export const SiteSlug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,62}[a-z0-9]$/, 'Use 3 to 64 lower-case letters, digits and hyphens');
/** `example.com`, `*.example.com`, or `localhost:4000`. */
const Domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(255)
  .regex(
    /^(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/,
    'Enter a domain like example.com or *.example.com',
  );

/** One website with the snippet. */
export const Site = z.object({
  id: z.number(),
  site_id: z.string(),
  name: z.string(),
  config: SiteConfig,
  allowed_domains: z.array(z.string()),
  is_active: z.boolean(),
  online_now: z.number(),
  conversation_count: z.number(),
  created_at: Time,
  updated_at: Time,
  version: z.number(),
  can: Can,
});
export type Site = z.infer<typeof Site>;

export const SiteCreate = z.strictObject({
  /** Left out, it is made from the name. */
  site_id: SiteSlug.optional(),
  name: text(200, 1),
  /** Empty: the messenger opens on no website but our own demo page. */
  allowed_domains: z.array(Domain).max(50).default([]),
  config: SiteConfig.prefault({}),
});

export const SiteUpdate = z.strictObject({
  name: text(200, 1).optional(),
  allowed_domains: z.array(Domain).max(50).optional(),
  config: SiteConfig.optional(),
  is_active: z.boolean().optional(),
  version: Version,
});

export const siteList = {
  filters: { name: 'text', site_id: 'text', is_active: 'boolean', created_at: 'instant' },
  sortable: ['name', 'site_id', 'created_at', 'updated_at'],
  sort: 'name',
} as const;

export const SiteVersion = z.object({
  version: z.number(),
  saved_at: Time,
  saved_by: z.string().nullable(),
  config: SiteConfig,
});
export type SiteVersion = z.infer<typeof SiteVersion>;

const params = z.object({ id: Id });

export const sites = {
  list: route({
    method: 'GET',
    path: '/sites',
    access: 'sites.read',
    answer: 'list',
    summary: 'List sites',
    query: listQuery(siteList),
    response: z.array(Site),
  }),
  export: route({
    method: 'GET',
    path: '/sites/export',
    access: 'sites.read',
    answer: 'csv',
    summary: 'Export sites as CSV',
    query: listQuery(siteList),
  }),
  get: route({
    method: 'GET',
    path: '/sites/:id',
    access: 'sites.read',
    answer: 'json',
    summary: 'Read a site',
    params,
    response: Site,
  }),
  create: route({
    method: 'POST',
    path: '/sites',
    access: 'sites.manage',
    answer: 'created',
    idempotent: true,
    summary: 'Create a site',
    body: SiteCreate,
    response: Site,
  }),
  update: route({
    method: 'PATCH',
    path: '/sites/:id',
    access: 'sites.manage',
    answer: 'json',
    summary: 'Change a site; open pages follow',
    params,
    body: SiteUpdate,
    response: Site,
  }),
  duplicate: route({
    method: 'POST',
    path: '/sites/:id/duplicate',
    access: 'sites.manage',
    answer: 'created',
    summary: 'Duplicate a site',
    params,
    body: z.strictObject({ name: text(200, 1) }),
    response: Site,
  }),
  versions: route({
    method: 'GET',
    path: '/sites/:id/versions',
    access: 'sites.read',
    answer: 'json',
    summary: 'Earlier configurations, newest first',
    params,
    response: z.array(SiteVersion),
  }),
  restore: route({
    method: 'POST',
    path: '/sites/:id/restore',
    access: 'sites.manage',
    answer: 'json',
    summary: 'Bring an earlier configuration back',
    params,
    body: z.strictObject({ restore_version: z.number().int().min(1), version: Version }),
    response: Site,
  }),
  /** The secret signs the identity tokens that the site's own server makes for its users; shown once. */
  rotateSecret: route({
    method: 'POST',
    path: '/sites/:id/rotate-secret',
    access: 'sites.manage',
    answer: 'json',
    summary: 'Make a new identity secret',
    params,
    response: z.object({ secret: z.string() }),
  }),
};

const PublicConfig = z.object({
  success: z.literal(true),
  siteId: z.string(),
  clientName: z.string(),
  config: SiteConfig,
  source: z.literal('postgres_direct'),
});
export type PublicConfig = z.infer<typeof PublicConfig>;

/** The paths of the first widget platform, kept as they were. They answer below `/api` and `/api/v1`. */
export const widget = {
  loadConfig: route({
    method: 'GET',
    crossOrigin: true,
    path: '/load-config',
    access: 'public',
    answer: 'json',
    summary: 'The public configuration of a site',
    query: z.strictObject({ siteId: z.string().max(64) }),
    response: PublicConfig,
  }),
  saveConfig: route({
    method: 'POST',
    path: '/save-config-real',
    access: 'sites.manage',
    answer: 'json',
    summary: 'Save the configuration of a site, making the site if it is new',
    body: z.strictObject({ siteId: SiteSlug, clientName: text(200, 1), config: SiteConfig }),
    response: PublicConfig,
  }),
  test: route({
    method: 'GET',
    path: '/test',
    access: 'public',
    answer: 'json',
    summary: 'Is the interface there?',
    response: z.object({ success: z.literal(true), message: z.string(), timestamp: z.string() }),
  }),
};
