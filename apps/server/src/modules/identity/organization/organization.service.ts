import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { auth } from '@atrium/contract/identity/auth.ts';
import type { Organization } from '@atrium/contract/identity/organization.ts';
import { updateRecord } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { checkCurrency, checkLocale, checkTimeZone } from './locale-rules.ts';
import { checkLogo } from './logo.ts';
import * as queries from './organization.queries.ts';

/** The caller's organization. */
export function getOrganization(scope: Scope): Promise<Organization> {
  return scope.platform.db.transact(scope, (tx) => queries.readOrganization(tx, scope));
}

/** Changes what the organization is called, what stands on its papers, and how it writes money and dates. */
export async function updateOrganization(
  scope: Scope,
  changes: BodyOf<typeof auth.updateOrganization>,
): Promise<Organization> {
  checkTimeZone(changes.time_zone);
  checkCurrency(changes.currency);
  checkLocale(changes.locale);
  if (changes.logo_file_id) await checkLogo(scope, changes.logo_file_id);
  return scope.platform.db.transact(scope, async (tx) => {
    const updated = await updateRecord(tx, scope, {
      entity: 'organization',
      changes,
      lock: (inner) => queries.lockOrganization(inner, scope),
      write: (inner, columns) => queries.update(inner, scope, columns),
      present: (inner) => queries.readOrganization(inner, scope),
    });
    return updated as Organization;
  });
}
