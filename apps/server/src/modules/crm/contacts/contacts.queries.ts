import { contactList, type Contact, type ContactDetail } from '@atrium/contract/crm/contacts.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { recordTable, type RecordSource } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { originColumns, ownerColumns, ownerJoin, ownerOrder } from '../links/owner.queries.ts';

/** A contact as the database gives it; the policy adds `can`. */
export type ContactRow = Omit<Contact, 'can'>;

const source: RecordSource = {
  from: sql`contacts AS t LEFT JOIN accounts AS account ON account.org_id = t.org_id AND account.id = t.account_id ${ownerJoin}`,
  select: sql`t.id, t.first_name, t.last_name, t.name, t.title, t.email, t.phone, t.description, t.reports_to_id,
    (SELECT r.name FROM contacts r WHERE r.org_id = t.org_id AND r.id = t.reports_to_id) AS reports_to_name,
    t.account_id, account.name AS account_name, ${ownerColumns}, t.client_id, t.is_active, ${originColumns}`,
  list: contactList,
  filled: ['name', 'account_name', 'created_at', 'updated_at'],
  where: sql<boolean>`t.removed_at IS NULL`,
  unless: { is_active: sql<boolean>`t.is_active` },
  expressions: { account_name: sql`account.name` },
  order: { name: sql`t.name_key`, account_name: sql`account.name_key`, owner: ownerOrder },
  search: (needle) => sql`t.id IN (SELECT matching_ids('contacts', ${needle}) UNION
    SELECT c.id FROM contacts c WHERE c.org_id = current_org() AND c.account_id IN (SELECT matching_ids('accounts', ${needle})))`,
};

export const table = recordTable<ContactRow, 'contacts'>('contacts', source);

export async function findByEmail(
  tx: Tx,
  scope: Scope,
  email: string,
): Promise<{ id: number; name: string; account_id: number } | undefined> {
  const { rows } = await sql<{ id: number; name: string; account_id: number }>`
    SELECT id, name, account_id FROM contacts
    WHERE org_id = ${scope.org} AND email = ${email} AND removed_at IS NULL`.execute(tx);
  return rows[0];
}

/** Deals the contact has a part in, the latest first. */
export async function dealsOf(
  tx: Tx,
  scope: Scope,
  id: number,
): Promise<ContactDetail['opportunities']> {
  const { rows } = await sql<ContactDetail['opportunities'][number]>`
    SELECT o.id, o.name, s.name AS stage, string_agg(r.role, ', ' ORDER BY r.role) AS role
    FROM opportunity_contact_roles r
      JOIN opportunities o ON o.org_id = r.org_id AND o.id = r.opportunity_id AND o.removed_at IS NULL
      JOIN stages s ON s.org_id = o.org_id AND s.id = o.stage_id
    WHERE r.org_id = ${scope.org} AND r.contact_id = ${id}
    GROUP BY o.org_id, o.id, s.name ORDER BY o.last_activity_at DESC, o.id DESC LIMIT 50`.execute(
    tx,
  );
  return rows;
}

export async function countReports(tx: Tx, scope: Scope, id: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM contacts
    WHERE org_id = ${scope.org} AND reports_to_id = ${id} AND removed_at IS NULL AND is_active`.execute(
    tx,
  );
  return rows[0]!.count;
}
