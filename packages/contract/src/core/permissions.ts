/** Everything a member of staff or an API key may be allowed to do. */
export const PERMISSIONS = [
  'organization.read',
  'organization.manage',
  'users.read',
  'users.manage',
  'api_keys.manage',
  'audit.read',
  'clients.read',
  'clients.write',
  'sites.read',
  'sites.manage',
  'conversations.read',
  'conversations.write',
  'labels.manage',
  'canned_replies.write',
  'files.write',
  'crm.read',
  'crm.write',
  'products.manage',
  // Everything that shapes selling: stages, lead sources, sales targets.
  'stages.manage',
  // Payments for one's own orders and contracts …
  'payments.write',
  // … and for those of others.
  'payments.manage',
  // Activities, cases, notes and files.
  'work.read',
  'work.write',
  'reports.read',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/**
 * Who may call a route: a permission, or
 * - `public`: anybody
 * - `signed_in`: any user, about himself
 * - `visitor`: a holder of a visitor token for the site
 */
export type Access = Permission | 'public' | 'signed_in' | 'visitor';

export const ROLES = ['admin', 'user'] as const;
export type Role = (typeof ROLES)[number];

const ADMIN_ONLY: readonly Permission[] = [
  'organization.manage',
  'users.manage',
  'api_keys.manage',
  'audit.read',
  'sites.manage',
  'labels.manage',
  'products.manage',
  'stages.manage',
  'payments.manage',
];

/** The permission table: what each role may do. */
export const ROLE_PERMISSIONS: Record<Role, ReadonlySet<Permission>> = {
  admin: new Set(PERMISSIONS),
  user: new Set(PERMISSIONS.filter((permission) => !ADMIN_ONLY.includes(permission))),
};
