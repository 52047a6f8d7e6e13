import type { ContactRole } from '@atrium/contract/crm/line-items.ts';
import { may } from '../../../../platform/policy.ts';
import type { Scope } from '../../../../platform/scope.ts';

/** Adds what the caller may do with a contact's part in a deal. */
export function presentRole(scope: Scope, role: Omit<ContactRole, 'can'>): ContactRole {
  const write = may(scope, 'crm.write');
  return { ...role, can: { update: write, remove: write } };
}
