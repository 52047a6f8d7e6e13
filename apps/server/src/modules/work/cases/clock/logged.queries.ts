import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/index.ts';
import type { Scope } from '../../../../platform/scope.ts';
import type { StoredCase } from '../cases.queries.ts';

/** The unanswered case that a call or an e-mail was logged on, locked. */
export async function lockCalledAbout(
  tx: Tx,
  scope: Scope,
  activity: string,
): Promise<StoredCase | undefined> {
  const { rows } = await sql<StoredCase>`SELECT c.* FROM cases c
    JOIN activities a ON a.org_id = c.org_id AND a.what_type = 'case' AND a.what_id = c.id
    WHERE a.org_id = ${scope.org} AND a.id = ${activity}::bigint AND a.type IN ('Call', 'Email')
      AND c.first_response_at IS NULL AND c.removed_at IS NULL FOR UPDATE OF c`.execute(tx);
  return rows[0];
}
