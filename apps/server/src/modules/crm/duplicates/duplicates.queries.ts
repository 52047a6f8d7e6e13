import type { Duplicate } from '@atrium/contract/records/duplicates.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';

const MOST = 10;

/** What to look for; what is null is not looked for. */
export interface Wanted {
  name: string | null;
  company: string | null;
  email: string | null;
  /** `example.com`; null for the domains of free mail. */
  domain: string | null;
  except_id: number | null;
}

type Found = Omit<Duplicate, 'reasons'> & { reason: Duplicate['reasons'][number] };

/** Accounts of the same domain or of a similar name. */
export function accountsLike(tx: Tx, scope: Scope, wanted: Wanted): Promise<Found[]> {
  const name = wanted.company ?? wanted.name;
  return search(tx, [
    wanted.domain !== null &&
      sql`SELECT 'account' AS entity, t.id, t.name, t.website AS detail, 'same_domain' AS reason, 1.0::real AS likeness
        FROM accounts t WHERE t.org_id = ${scope.org} AND t.removed_at IS NULL AND t.domain = ${wanted.domain}
          AND t.id IS DISTINCT FROM ${wanted.except_id}::bigint`,
    name !== null &&
      sql`SELECT 'account', t.id, t.name, t.website, 'similar_name', s.likeness
        FROM similar_ids('accounts', 'name_key', ${name}) s JOIN accounts t ON t.org_id = ${scope.org} AND t.id = s.id
        WHERE t.id IS DISTINCT FROM ${wanted.except_id}::bigint`,
  ]);
}

/** Contacts of the same e-mail or of a similar name. */
export function contactsLike(tx: Tx, scope: Scope, wanted: Wanted): Promise<Found[]> {
  const rest = sql`FROM contacts t JOIN accounts a ON a.org_id = t.org_id AND a.id = t.account_id`;
  const here = sql`t.org_id = ${scope.org} AND t.removed_at IS NULL AND t.id IS DISTINCT FROM ${wanted.except_id}::bigint`;
  return search(tx, [
    wanted.email !== null &&
      sql`SELECT 'contact' AS entity, t.id, t.name, a.name AS detail, 'same_email' AS reason, 1.0::real AS likeness
        ${rest} WHERE ${here} AND t.email = ${wanted.email}`,
    wanted.name !== null &&
      sql`SELECT 'contact', t.id, t.name, a.name, 'similar_name', s.likeness
        ${rest} JOIN similar_ids('contacts', 'name_key', ${wanted.name}) s ON s.id = t.id WHERE ${here}`,
  ]);
}

/** Leads, not yet converted, of the same e-mail, a similar name or a similar company. */
export function leadsLike(tx: Tx, scope: Scope, wanted: Wanted): Promise<Found[]> {
  const here = sql`t.org_id = ${scope.org} AND t.removed_at IS NULL AND t.status <> 'Converted'
    AND t.id IS DISTINCT FROM ${wanted.except_id}::bigint`;
  const alike = (column: string, value: string) =>
    sql`SELECT 'lead', t.id, t.name, t.company, 'similar_name', s.likeness FROM leads t
      JOIN similar_ids('leads', ${column}, ${value}) s ON s.id = t.id WHERE ${here}`;
  return search(tx, [
    wanted.email !== null &&
      sql`SELECT 'lead' AS entity, t.id, t.name, t.company AS detail, 'same_email' AS reason, 1.0::real AS likeness
        FROM leads t WHERE ${here} AND t.email = ${wanted.email}`,
    wanted.name !== null && alike('name_key', wanted.name),
    wanted.company !== null && alike('company_key', wanted.company),
  ]);
}

async function search(tx: Tx, parts: (RawBuilder<unknown> | false)[]): Promise<Found[]> {
  const asked = parts.filter((part) => part !== false);
  if (asked.length === 0) return [];
  const { rows } = await sql<Found>`
    SELECT * FROM (${sql.join(asked, sql` UNION ALL `)}) AS f(entity, id, name, detail, reason, likeness)
    ORDER BY likeness DESC, id LIMIT ${MOST * 2}`.execute(tx);
  return rows;
}
