import type { Stage } from '@atrium/contract/crm/stages.ts';
import { may } from '../../../platform/policy.ts';
import type { Scope } from '../../../platform/scope.ts';

/** What the caller may do with a deal; orders and contracts come from won ones only, a quote needs something to offer. */
export function canOpportunity(
  scope: Scope,
  deal: { stage_kind: Stage['kind']; line_item_count: number },
) {
  const write = may(scope, 'crm.write');
  const sell = write && deal.stage_kind === 'won';
  const quote = deal.stage_kind !== 'lost' && deal.line_item_count > 0;
  return { update: write, quote, generate_order: sell, generate_contract: sell };
}
