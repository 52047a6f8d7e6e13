import { may } from '../../../platform/policy.ts';
import type { Scope } from '../../../platform/scope.ts';

/** What the caller may do with a contact. */
export function canContact(scope: Scope) {
  const write = may(scope, 'crm.write');
  return { update: write, deactivate: write, merge: write };
}
