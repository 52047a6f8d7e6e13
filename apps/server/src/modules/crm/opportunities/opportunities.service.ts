import type { Opportunity, OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { readsOf, refTo } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import * as lines from './lines/lines.queries.ts';
import { presentRole } from './lines/roles.policy.ts';
import { canOpportunity } from './opportunities.policy.ts';
import { table, type OpportunityRow } from './opportunities.queries.ts';

/** Adds what the caller may do. */
export function present(scope: Scope, row: OpportunityRow): Opportunity {
  return { ...row, can: canOpportunity(scope, row) };
}

const reads = readsOf({
  entity: 'opportunity',
  table,
  present,
  csv: [
    'id',
    'name',
    'account_name',
    'stage',
    'close_date',
    'probability',
    'calculated_amount',
    'weighted_amount',
    'lead_source',
    'next_step',
    'loss_reason',
    'closed_at',
    'created_at',
  ],
  // The deal inherits the lead's and the visitor's past.
  past: ({ lead_id, client_id }) => [...refTo('lead', lead_id), ...refTo('client', client_id)],
});
export const { list, listIn, exportAll, history, timeline, read } = reads;

export function get(scope: Scope, id: number): Promise<OpportunityDetail> {
  return scope.platform.db.transact(scope, (tx) => readDetail(tx, scope, id));
}

/** The deal with its lines and the people in it. */
export async function readDetail(tx: Tx, scope: Scope, id: number): Promise<OpportunityDetail> {
  const deal = await read(tx, scope, id);
  const roles = await lines.listRoles(tx, scope, { opportunity: id });
  return {
    ...deal,
    line_items: await lines.listLines(tx, scope, { opportunity: id }),
    contact_roles: roles.map((role) => presentRole(scope, role)),
  };
}
