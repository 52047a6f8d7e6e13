import type { Insertable } from 'kysely';
import type { DB, Tx } from '../db/index.ts';

export async function insertAuditEntry(tx: Tx, entry: Insertable<DB['audit_log']>): Promise<void> {
  await tx.insertInto('audit_log').values(entry).execute();
}
