import { accountList, type Account } from '@atrium/contract/crm/accounts.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { recordTable, type RecordSource } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { originColumns, ownerColumns, ownerJoin, ownerOrder } from '../links/owner.queries.ts';

/** An account as the database gives it; the policy adds `can`. */
export type AccountRow = Omit<Account, 'can'>;

const source: RecordSource = {
  from: sql`accounts AS t ${ownerJoin}`,
  select: sql`t.id, t.name, t.phone, t.website, t.type, t.industry, t.description, t.billing_address,
    t.shipping_address, t.parent_account_id,
    (SELECT p.name FROM accounts p WHERE p.org_id = t.org_id AND p.id = t.parent_account_id) AS parent_account_name,
    ${ownerColumns}, t.is_active, ${originColumns}`,
  list: accountList,
  filled: ['name', 'created_at', 'updated_at'],
  where: sql<boolean>`t.removed_at IS NULL`,
  unless: { is_active: sql<boolean>`t.is_active` },
  order: { name: sql`t.name_key`, owner: ownerOrder },
  search: (needle) => sql`t.id IN (SELECT matching_ids('accounts', ${needle}))`,
};

export const table = recordTable<AccountRow, 'accounts'>('accounts', source);

export async function countChildren(tx: Tx, scope: Scope, id: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM accounts
    WHERE org_id = ${scope.org} AND parent_account_id = ${id} AND removed_at IS NULL AND is_active`.execute(
    tx,
  );
  return rows[0]!.count;
}

/** The people of an account, as clients: their visits and conversations belong to the timeline of the account. */
export async function clientsOf(tx: Tx, scope: Scope, id: number): Promise<number[]> {
  const { rows } = await sql<{ client_id: number }>`SELECT client_id FROM contacts
    WHERE org_id = ${scope.org} AND account_id = ${id} AND client_id IS NOT NULL AND removed_at IS NULL
    ORDER BY id DESC LIMIT 50`.execute(tx);
  return rows.map((row) => row.client_id);
}
