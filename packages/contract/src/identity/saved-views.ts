import { z } from 'zod';
import { route } from '../core/route.ts';
import { Can, Id, text, Time, Version } from '../core/shapes.ts';

/** A list as somebody likes to see it: filters, search and order as they stand in the address, and the columns. */
export const SavedView = z.object({
  id: z.number(),
  /** Which list: `clients`, `sites` … */
  entity: z.string(),
  name: z.string(),
  /** `stage=lead&sort=-last_seen_at` */
  query: z.string(),
  /** Shown columns in their order; empty: the standard ones. */
  columns: z.array(z.string()),
  /** Everybody in the organization may use it; only its owner and administrators change it. */
  is_shared: z.boolean(),
  owner_id: z.number(),
  owner_name: z.string(),
  updated_at: Time,
  version: z.number(),
  can: Can,
});
export type SavedView = z.infer<typeof SavedView>;

const Entity = z.string().regex(/^[a-z_]{1,40}$/);
const fields = {
  name: text(80, 1),
  query: text(4000),
  columns: z.array(z.string().regex(/^[a-z0-9_.]{1,60}$/)).max(60),
  is_shared: z.boolean(),
};
const params = z.object({ id: Id });

export const savedViews = {
  list: route({
    method: 'GET',
    path: '/saved-views',
    access: 'signed_in',
    answer: 'json',
    summary: 'My views of a list and the shared ones, by name',
    query: z.strictObject({ entity: Entity }),
    response: z.array(SavedView),
  }),
  create: route({
    method: 'POST',
    path: '/saved-views',
    access: 'signed_in',
    answer: 'created',
    summary: 'Save a view',
    body: z.strictObject({ entity: Entity, ...fields }).partial({ columns: true, is_shared: true }),
    response: SavedView,
  }),
  update: route({
    method: 'PATCH',
    path: '/saved-views/:id',
    access: 'signed_in',
    answer: 'json',
    summary: 'Change a view',
    params,
    body: z.strictObject(fields).partial().extend({ version: Version }),
    response: SavedView,
  }),
  remove: route({
    method: 'DELETE',
    path: '/saved-views/:id',
    access: 'signed_in',
    answer: 'empty',
    summary: 'Remove a view',
    params,
  }),
};
