import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/index.ts';
import type { Scope } from '../../../../platform/scope.ts';

const RECORDS = { account: 'accounts', contact: 'contacts', opportunity: 'opportunities' } as const;
export type Made = keyof typeof RECORDS;
/** Foreign keys into each of the three, and how many rows the conversion itself put there. */
const LINKS: Record<Made, { table: string; column: string; own: number }[]> = {
  account: [
    { table: 'contacts', column: 'account_id', own: 1 },
    { table: 'opportunities', column: 'account_id', own: 1 },
    { table: 'accounts', column: 'parent_account_id', own: 0 },
    { table: 'leads', column: 'converted_account_id', own: 1 },
  ],
  contact: [
    { table: 'contacts', column: 'reports_to_id', own: 0 },
    { table: 'opportunity_contact_roles', column: 'contact_id', own: 0 },
    { table: 'leads', column: 'converted_contact_id', own: 1 },
  ],
  opportunity: [
    { table: 'opportunity_line_items', column: 'opportunity_id', own: 0 },
    { table: 'opportunity_contact_roles', column: 'opportunity_id', own: 0 },
    { table: 'stage_changes', column: 'opportunity_id', own: 1 },
  ],
};

/** Is a record as the conversion made it: unchanged, and with nothing else hanging on it? Locks it. */
export async function isUntouched(
  tx: Tx,
  scope: Scope,
  { kind, id }: { kind: Made; id: number },
): Promise<boolean> {
  const table = sql.table(RECORDS[kind]);
  const { rows } = await sql<{ version: number }>`SELECT version FROM ${table}
    WHERE org_id = ${scope.org} AND id = ${id} AND removed_at IS NULL FOR UPDATE`.execute(tx);
  if (rows[0]?.version !== 1) return false;
  for (const link of LINKS[kind]) {
    const { rows: counts } = await sql<{
      count: number;
    }>`SELECT count(*) AS count FROM ${sql.table(link.table)}
      WHERE org_id = ${scope.org} AND ${sql.ref(link.column)} = ${id}`.execute(tx);
    if (counts[0]!.count > link.own) return false;
  }
  return true;
}

/** Takes a record out of sight; it is kept. */
export async function removeMade(
  tx: Tx,
  scope: Scope,
  { kind, id }: { kind: Made; id: number },
): Promise<void> {
  const at = scope.now.toISOString();
  await sql`UPDATE ${sql.table(RECORDS[kind])} SET removed_at = ${at}, version = version + 1, updated_at = ${at}
    WHERE org_id = ${scope.org} AND id = ${id}`.execute(tx);
}
