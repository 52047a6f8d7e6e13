import type { Organization } from '@atrium/contract/identity/organization.ts';
import type { Updateable } from 'kysely';
import type { DB, Tx } from '../../../platform/db/index.ts';
import { signedUrl } from '../../../platform/files/links.ts';
import { found } from '../../../platform/policy.ts';
import type { Scope } from '../../../platform/scope.ts';

const COLUMNS = [
  'id',
  'name',
  'address',
  'phone',
  'email',
  'website',
  'tax_id',
  'logo_file_id',
  'payment_terms_days',
  'currency',
  'time_zone',
  'locale',
  'version',
] as const;

const own = (tx: Tx, scope: Scope) =>
  tx.selectFrom('organizations').select(COLUMNS).where('id', '=', scope.org);

/** The caller's organization; its logo gets an address that expires. */
export async function readOrganization(tx: Tx, scope: Scope): Promise<Organization> {
  const row = found(await own(tx, scope).executeTakeFirst());
  const logo = row.logo_file_id && { org_id: row.id, id: row.logo_file_id };
  return { ...row, logo_url: logo ? signedUrl(scope.platform, logo, scope.now) : null };
}

/** Locks the organization: changes to it, and to who its administrators are, follow one another. */
export function lockOrganization(tx: Tx, scope: Scope) {
  return own(tx, scope).forUpdate().executeTakeFirst();
}

type Columns = Updateable<DB['organizations']>;

export async function update(tx: Tx, scope: Scope, columns: Columns): Promise<void> {
  await tx.updateTable('organizations').set(columns).where('id', '=', scope.org).execute();
}
