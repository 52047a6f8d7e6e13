import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';

const COLUMNS = ['id', 'name', 'currency', 'time_zone', 'locale', 'version'] as const;

const own = (tx: Tx, scope: Scope) =>
  tx.selectFrom('organizations').select(COLUMNS).where('id', '=', scope.org);

export function findOrganization(tx: Tx, scope: Scope) {
  return own(tx, scope).executeTakeFirst();
}

/** Locks the organization: changes to it, and to who its administrators are, follow one another. */
export function lockOrganization(tx: Tx, scope: Scope) {
  return own(tx, scope).forUpdate().executeTakeFirst();
}

export interface OrganizationColumns {
  name?: string | undefined;
  currency?: string | undefined;
  time_zone?: string | undefined;
  locale?: string | undefined;
  version: number;
  updated_at: string;
}

export async function update(tx: Tx, scope: Scope, columns: OrganizationColumns): Promise<void> {
  await tx.updateTable('organizations').set(columns).where('id', '=', scope.org).execute();
}
