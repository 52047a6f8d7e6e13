import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';

export type Referable = 'users' | 'accounts' | 'contacts' | 'products';

/**
 * Is there a row of this id in the organization, and is it active? An account or contact that is being merged is waited
 * for, and one that was found stays until the caller has written what names it.
 */
export async function stateOf(
  tx: Tx,
  scope: Scope,
  { table, id }: { table: Referable; id: number },
): Promise<'active' | 'inactive' | undefined> {
  const isMerged = table === 'accounts' || table === 'contacts';
  const standing = isMerged ? sql`AND removed_at IS NULL FOR KEY SHARE` : sql``;
  const { rows } = await sql<{ is_active: boolean }>`
    SELECT is_active FROM ${sql.table(table)} WHERE org_id = ${scope.org} AND id = ${id} ${standing}`.execute(
    tx,
  );
  if (rows[0] === undefined) return undefined;
  return rows[0].is_active ? 'active' : 'inactive';
}

const PARENT = { accounts: 'parent_account_id', contacts: 'reports_to_id' } as const;

/** Does the chain upwards from `from` reach `id`? Then `id` cannot be put below it. */
export async function reaches(
  tx: Tx,
  scope: Scope,
  given: { table: keyof typeof PARENT; from: number; id: number },
): Promise<boolean> {
  const table = sql.table(given.table);
  const parent = sql.ref(PARENT[given.table]);
  const { rows } = await sql<{ is_above: boolean }>`
    WITH RECURSIVE chain AS (
      SELECT id, ${parent} AS parent FROM ${table} WHERE org_id = ${scope.org} AND id = ${given.from}
      UNION SELECT t.id, t.${parent} FROM ${table} t JOIN chain ON t.org_id = ${scope.org} AND t.id = chain.parent)
    SELECT EXISTS (SELECT FROM chain WHERE id = ${given.id}) AS is_above`.execute(tx);
  return rows[0]?.is_above ?? false;
}

export async function hasLeadSource(tx: Tx, scope: Scope, name: string): Promise<boolean> {
  const row = await tx
    .selectFrom('lead_sources')
    .select('id')
    .where('org_id', '=', scope.org)
    .where('name', '=', name)
    .where('is_active', '=', true)
    .executeTakeFirst();
  return row !== undefined;
}

/** The date of this moment where the organization is. */
export async function today(tx: Tx, scope: Scope): Promise<string> {
  const { rows } = await sql<{ today: string }>`
    SELECT (${scope.now.toISOString()}::timestamptz AT TIME ZONE time_zone)::date AS today
    FROM organizations WHERE id = ${scope.org}`.execute(tx);
  return rows[0]!.today;
}
