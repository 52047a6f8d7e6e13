import { may } from '../../../platform/policy.ts';
import type { Scope } from '../../../platform/scope.ts';

/** What the caller may do with a product: the catalog is the administrators'. */
export function canProduct(scope: Scope) {
  const manage = may(scope, 'products.manage');
  return { update: manage, deactivate: manage };
}
