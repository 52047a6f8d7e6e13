import { may } from '../../platform/policy.ts';
import type { Scope } from '../../platform/scope.ts';

/** What the caller may do with a client. */
export function canClient(scope: Scope) {
  const write = may(scope, 'clients.write');
  return { update: write, deactivate: write };
}
