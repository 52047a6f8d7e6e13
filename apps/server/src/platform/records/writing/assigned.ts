import type { Tx } from '../../db/index.ts';
import { emit } from '../../events/emit.ts';
import { userIdOf, type Scope } from '../../scope.ts';
import type { Subject } from '../reading/past.queries.ts';

/** The fields that say whose a record is. */
const OWNERS = ['owner_id', 'assignee_id', 'assigned_to_id'];

/**
 * Says `record.assigned` when a person has given a record to somebody else. What the program itself gives out (an
 * import, a nightly job) is not told one by one.
 */
export function tellAssigned(
  tx: Tx,
  scope: Scope,
  { subject, values }: { subject: Subject; values: Record<string, unknown> },
): void {
  if (scope.principal.type === 'system') return;
  const owner_id = OWNERS.map((field) => values[field]).find((id) => typeof id === 'number');
  if (owner_id === undefined || owner_id === userIdOf(scope)) return;
  emit(tx, scope, { type: 'record.assigned', subject, data: { owner_id } });
}
