import { may } from '../../platform/policy.ts';
import type { Scope } from '../../platform/scope.ts';

/** What the caller may do with a site. */
export function canSite(scope: Scope) {
  const manage = may(scope, 'sites.manage');
  return { update: manage, deactivate: manage, rotate_secret: manage };
}
