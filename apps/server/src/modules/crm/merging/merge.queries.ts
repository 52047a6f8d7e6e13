import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';

interface Ids {
  from: number;
  to: number;
}

const UPWARDS = { accounts: 'parent_account_id', contacts: 'reports_to_id' } as const;

/**
 * The record that stays takes the place of the one that goes, in a tree: it must not come to stand above itself, so
 * a line upwards from it that passes the other one is cut, or goes on from there.
 */
export async function untangle(
  tx: Tx,
  scope: Scope,
  { table: name, from, to }: Ids & { table: keyof typeof UPWARDS },
): Promise<void> {
  const table = sql.table(name);
  const parent = sql.ref(UPWARDS[name]);
  // The other one directly above: its own parent follows.
  await sql`UPDATE ${table} kept SET ${parent} = (
      SELECT nullif(gone.${parent}, ${to}) FROM ${table} gone WHERE gone.org_id = ${scope.org} AND gone.id = ${from})
    WHERE kept.org_id = ${scope.org} AND kept.id = ${to} AND kept.${parent} = ${from}`.execute(tx);
  // The other one further above: what is between them would close the circle.
  await sql`WITH RECURSIVE chain AS (
      SELECT id, ${parent} AS parent FROM ${table} WHERE org_id = ${scope.org} AND id = ${to}
      UNION SELECT t.id, t.${parent} FROM ${table} t JOIN chain ON t.org_id = ${scope.org} AND t.id = chain.parent)
    UPDATE ${table} kept SET ${parent} = NULL
    WHERE kept.org_id = ${scope.org} AND kept.id = ${to} AND EXISTS (SELECT FROM chain WHERE id = ${from})`.execute(
    tx,
  );
  // The one that goes does not hang below the one that stays.
  await sql`UPDATE ${table} SET ${parent} = NULL
    WHERE org_id = ${scope.org} AND id = ${from} AND ${parent} = ${to}`.execute(tx);
}

/** A part in a deal that both contacts have becomes one. */
export async function dropTwinRoles(tx: Tx, scope: Scope, { from, to }: Ids): Promise<void> {
  await sql`DELETE FROM opportunity_contact_roles r USING opportunity_contact_roles twin
    WHERE r.org_id = ${scope.org} AND twin.org_id = r.org_id AND r.contact_id = ${from} AND twin.contact_id = ${to}
      AND twin.opportunity_id = r.opportunity_id AND twin.role = r.role`.execute(tx);
}
