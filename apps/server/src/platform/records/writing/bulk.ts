import type { BulkOutcome } from '@atrium/contract/records/bulk.ts';
import { ProblemError } from '../../problem.ts';

interface BulkChange<Changes> {
  records: readonly { id: number; version: number }[];
  changes: Changes;
}

/**
 * The same change to many records, one transaction each: a record that somebody else has changed, or that a rule
 * protects, is told and does not hold up the others.
 */
export async function bulkUpdate<Changes extends object>(
  { records, changes }: BulkChange<Changes>,
  update: (id: number, changes: Changes & { version: number }) => Promise<unknown>,
): Promise<BulkOutcome> {
  const outcome: BulkOutcome = { updated: [], failed: [] };
  for (const { id, version } of records) {
    try {
      await update(id, { ...changes, version });
      outcome.updated.push(id);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      outcome.failed.push({ id, code: error.code, detail: error.message });
    }
  }
  return outcome;
}
