import { may } from '../../../platform/policy.ts';
import type { Scope } from '../../../platform/scope.ts';

/** What the caller may do with a case: whoever works on cases works on all of them. */
export function canCase(scope: Scope) {
  const write = may(scope, 'work.write');
  return { update: write, merge: write };
}
