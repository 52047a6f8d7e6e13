import type { LineItem } from '@atrium/contract/crm/line-items.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { found } from '../../../platform/policy.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import type { Scope } from '../../../platform/scope.ts';
import { listLines } from './lines/lines.queries.ts';
import { findStage, table, touch } from './opportunities.queries.ts';

/** A deal that has been won, as it is stored, with its lines. */
export interface WonDeal {
  deal: NonNullable<Awaited<ReturnType<typeof table.lock>>>;
  lines: LineItem[];
}

/**
 * What orders and contracts are made of: a won deal that has lines, locked until the end of the transaction, so that
 * neither its stage nor its lines change meanwhile.
 * @throws ProblemError `rule` when it is not won or has no lines
 */
export async function lockWonDeal(tx: Tx, scope: Scope, id: number): Promise<WonDeal> {
  const deal = found(await table.lock(tx, scope, id));
  const stage = found(await findStage(tx, scope, { stage_id: deal.stage_id }));
  if (stage.kind !== 'won')
    throw fieldProblem('stage', 'not_won', 'Move the opportunity to Closed Won first');
  const lines = await listLines(tx, scope, { opportunity: id });
  if (lines.length === 0)
    throw fieldProblem('line_items', 'empty', 'Add at least one product to the opportunity first');
  await touch(tx, scope, id);
  return { deal, lines };
}
