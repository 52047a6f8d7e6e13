import type { Tx } from '../../../platform/db/index.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import { findRecord, type FoundRecord, type Subject } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { holdSubject } from './subjects.queries.ts';

/**
 * The record that something is to be hung on, held until the transaction ends.
 *
 * @throws ProblemError `rule` at the field, when the organization has no such record
 */
export async function subjectFor(
  tx: Tx,
  scope: Scope,
  { subject, field }: { subject: Subject; field: string },
): Promise<FoundRecord> {
  // First it is looked at, because an id of another form cannot be locked.
  const record = await findRecord(tx, scope, subject);
  if (record) {
    await holdSubject(tx, scope, subject);
    const still = await findRecord(tx, scope, subject);
    if (still) return still;
  }
  const kind = subject.type.replaceAll('_', ' ');
  throw fieldProblem(field, 'unknown', `There is no ${kind} with this id`);
}
