import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { auth, Organization } from '@atrium/contract/identity/auth.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { found } from '../../../platform/policy.ts';
import { updateRecord } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { checkCurrency, checkLocale, checkTimeZone } from './locale-rules.ts';
import * as queries from './organization.queries.ts';

async function read(tx: Tx, scope: Scope): Promise<Organization> {
  return found(await queries.findOrganization(tx, scope));
}

/** The caller's organization. */
export function getOrganization(scope: Scope): Promise<Organization> {
  return scope.platform.db.transact(scope, (tx) => read(tx, scope));
}

/** Changes the organization's name, currency, time zone or language. */
export function updateOrganization(
  scope: Scope,
  changes: BodyOf<typeof auth.updateOrganization>,
): Promise<Organization> {
  checkTimeZone(changes.time_zone);
  checkCurrency(changes.currency);
  checkLocale(changes.locale);
  return scope.platform.db.transact(scope, async (tx) => {
    const updated = await updateRecord(tx, scope, {
      entity: 'organization',
      changes,
      lock: (inner) => queries.lockOrganization(inner, scope),
      write: (inner, columns) => queries.update(inner, scope, columns),
      present: (inner) => read(inner, scope),
    });
    return updated as Organization;
  });
}
