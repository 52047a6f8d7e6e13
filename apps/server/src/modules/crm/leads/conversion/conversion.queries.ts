import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../../platform/db/index.ts';
import type { Scope } from '../../../../platform/scope.ts';

const RECORDS = { account: 'accounts', contact: 'contacts', opportunity: 'opportunities' } as const;
export type Made = keyof typeof RECORDS;
/** The part that a conversion gives the contact in the deal: who decides is not known yet. */
export const FIRST_ROLE = 'Other';

interface Link {
  table: string;
  column: string;
  /** How many rows the conversion itself put there. */
  own: number;
  /** Tells the rows that it cannot have put there, or not so. */
  theirs?: RawBuilder<boolean>;
}

const roles = {
  table: 'opportunity_contact_roles',
  own: 1,
  theirs: sql<boolean>`role <> ${FIRST_ROLE} OR version > 1`,
};
/** Foreign keys into each of the three. */
const LINKS: Record<Made, Link[]> = {
  account: [
    { table: 'contacts', column: 'account_id', own: 1 },
    { table: 'opportunities', column: 'account_id', own: 1 },
    { table: 'accounts', column: 'parent_account_id', own: 0 },
    { table: 'leads', column: 'converted_account_id', own: 1 },
  ],
  contact: [
    { table: 'contacts', column: 'reports_to_id', own: 0 },
    { ...roles, column: 'contact_id' },
    { table: 'leads', column: 'converted_contact_id', own: 1 },
  ],
  opportunity: [
    { table: 'opportunity_line_items', column: 'opportunity_id', own: 0 },
    { ...roles, column: 'opportunity_id' },
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
  for (const { table: linked, column, own, theirs = sql<boolean>`false` } of LINKS[kind]) {
    const { rows: counts } = await sql<{ all: number; theirs: number }>`
      SELECT count(*) AS all, count(*) FILTER (WHERE ${theirs}) AS theirs FROM ${sql.table(linked)}
      WHERE org_id = ${scope.org} AND ${sql.ref(column)} = ${id}`.execute(tx);
    if (counts[0]!.all > own || counts[0]!.theirs > 0) return false;
  }
  return true;
}

/** Takes a record out of sight; it is kept. A deal that is gone is nobody's any more. */
export async function removeMade(
  tx: Tx,
  scope: Scope,
  { kind, id }: { kind: Made; id: number },
): Promise<void> {
  const at = scope.now.toISOString();
  await sql`UPDATE ${sql.table(RECORDS[kind])} SET removed_at = ${at}, version = version + 1, updated_at = ${at}
    WHERE org_id = ${scope.org} AND id = ${id}`.execute(tx);
  if (kind !== 'opportunity') return;
  await sql`DELETE FROM opportunity_contact_roles
    WHERE org_id = ${scope.org} AND opportunity_id = ${id}`.execute(tx);
}
