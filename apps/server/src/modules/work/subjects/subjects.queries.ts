import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Subject } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';

/** Kinds of which two may become one. */
const MERGEABLE: Record<string, string> = {
  account: 'accounts',
  contact: 'contacts',
  lead: 'leads',
  case: 'cases',
};

/**
 * Holds off that a record is merged away until the transaction ends, and waits for a merge that is going on: what is
 * hung on it now either moves along, or finds that it is gone.
 */
export async function holdSubject(tx: Tx, scope: Scope, { type, id }: Subject): Promise<void> {
  const table = MERGEABLE[type];
  if (!table) return;
  await sql`SELECT id FROM ${sql.table(table)} WHERE org_id = ${scope.org} AND id = ${id} FOR KEY SHARE`.execute(
    tx,
  );
}
