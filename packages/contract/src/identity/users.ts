import { z } from 'zod';
import { listQuery } from '../core/filters.ts';
import { ROLES } from '../core/permissions.ts';
import { route } from '../core/route.ts';
import { Can, Email, Id, text, Time, Version } from '../core/shapes.ts';

export const THEMES = ['system', 'light', 'dark'] as const;

/** A member of staff. */
export const User = z.object({
  id: z.number(),
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  is_active: z.boolean(),
  must_change_password: z.boolean(),
  two_factor_enabled: z.boolean(),
  last_login_at: Time.nullable(),
  created_at: Time,
  updated_at: Time,
  version: z.number(),
  can: Can,
});
export type User = z.infer<typeof User>;

/** Administrators give no password: one is generated, mailed, and must be replaced at first login. */
export const UserCreate = z.strictObject({
  email: Email,
  first_name: text(100, 1),
  last_name: text(100, 1),
  role: z.enum(ROLES).default('user'),
});

export const UserUpdate = UserCreate.partial().extend({
  role: z.enum(ROLES).optional(),
  is_active: z.boolean().optional(),
  version: Version,
});

export const userList = {
  filters: {
    role: ROLES,
    is_active: 'boolean',
    email: 'text',
    created_at: 'instant',
    last_login_at: 'instant',
  },
  sortable: ['name', 'email', 'role', 'last_login_at', 'created_at'],
  sort: 'name',
} as const;

const params = z.object({ id: Id });

export const users = {
  list: route({
    method: 'GET',
    path: '/users',
    access: 'users.read',
    answer: 'list',
    summary: 'List users',
    query: listQuery(userList),
    response: z.array(User),
  }),
  export: route({
    method: 'GET',
    path: '/users/export',
    access: 'users.manage',
    answer: 'csv',
    summary: 'Export users as CSV',
    query: listQuery(userList),
  }),
  get: route({
    method: 'GET',
    path: '/users/:id',
    access: 'users.read',
    answer: 'json',
    summary: 'Read a user',
    params,
    response: User,
  }),
  /** The answer carries the temporary password once, for when no mail server is set up. */
  create: route({
    method: 'POST',
    path: '/users',
    access: 'users.manage',
    answer: 'created',
    summary: 'Create a user',
    body: UserCreate,
    response: User.extend({ temporary_password: z.string().optional() }),
  }),
  update: route({
    method: 'PATCH',
    path: '/users/:id',
    access: 'users.manage',
    answer: 'json',
    summary: 'Change a user; deactivating ends all sessions at once',
    params,
    body: UserUpdate,
    response: User,
  }),
  resetPassword: route({
    method: 'POST',
    path: '/users/:id/reset-password',
    access: 'users.manage',
    answer: 'json',
    summary: 'Give a user a new temporary password',
    params,
    response: z.object({ temporary_password: z.string() }),
  }),
  /** For a lost phone: the next sign-in asks for the password only. */
  resetTwoFactor: route({
    method: 'POST',
    path: '/users/:id/reset-two-factor',
    access: 'users.manage',
    answer: 'json',
    summary: "Take a user's second factor away; all sessions of that user end",
    params,
    response: User,
  }),
};
