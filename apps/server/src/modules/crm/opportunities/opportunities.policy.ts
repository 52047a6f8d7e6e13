import type { Stage } from '@atrium/contract/crm/stages.ts';
import { may } from '../../../platform/policy.ts';
import type { Scope } from '../../../platform/scope.ts';

/** What the caller may do with a deal; orders and contracts come from won ones only. */
export function canOpportunity(
  scope: Scope,
  deal: { stage_kind: Stage['kind']; line_item_count: number },
) {
  const write = may(scope, 'crm.write');
  const sell = write && deal.stage_kind === 'won';
  return { update: write, generate_order: sell, generate_contract: sell };
}
