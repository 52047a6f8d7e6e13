import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';

export function findSite(tx: Tx, org: number, id: number) {
  return tx
    .selectFrom('sites')
    .select(['site_id', 'name', 'is_active'])
    .where('org_id', '=', org)
    .where('id', '=', id)
    .executeTakeFirst();
}

interface Code {
  visitor_id: string;
  email: string;
  code_hash: string;
  expires_at: string;
}

/** A new code takes the place of an earlier one. */
export async function putCode(tx: Tx, scope: Scope, code: Code): Promise<void> {
  const { code_hash, expires_at } = code;
  await tx
    .insertInto('email_codes')
    .values({ org_id: scope.org, ...code })
    .onConflict((conflict) =>
      conflict
        .columns(['org_id', 'visitor_id', 'email'])
        .doUpdateSet({ code_hash, expires_at, attempts: 0, used_at: null }),
    )
    .execute();
}

/** Counts the attempt and gives the code as it was asked for, unless it is used up. */
export async function tryCode(
  tx: Tx,
  scope: Scope,
  given: { visitor_id: string; email: string; attempts: number },
): Promise<string | undefined> {
  const { rows } = await sql<{ code_hash: string }>`
    UPDATE email_codes SET attempts = attempts + 1
    WHERE org_id = ${scope.org} AND visitor_id = ${given.visitor_id} AND email = ${given.email}
      AND used_at IS NULL AND attempts < ${given.attempts} AND expires_at > ${scope.now.toISOString()}
    RETURNING code_hash`.execute(tx);
  return rows[0]?.code_hash;
}

export async function useCode(
  tx: Tx,
  scope: Scope,
  given: { visitor_id: string; email: string },
): Promise<void> {
  await tx
    .updateTable('email_codes')
    .set({ used_at: scope.now.toISOString() })
    .where('org_id', '=', scope.org)
    .where('visitor_id', '=', given.visitor_id)
    .where('email', '=', given.email)
    .execute();
}
