import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';

export interface Person {
  id: number;
  account_id: number;
  client_id: number | null;
}

/** A contact by its own id, or the one who is a client. */
export async function findPerson(
  tx: Tx,
  scope: Scope,
  by: { id: number } | { client_id: number },
): Promise<Person | undefined> {
  const is = 'id' in by ? sql`id = ${by.id}` : sql`client_id = ${by.client_id} AND is_active`;
  const { rows } = await sql<Person>`SELECT id, account_id, client_id FROM contacts
    WHERE org_id = ${scope.org} AND removed_at IS NULL AND ${is} ORDER BY id LIMIT 1`.execute(tx);
  return rows[0];
}
