import { audit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { emit } from '../../../platform/events/emit.ts';
import type { Caller, Scope } from '../../../platform/scope.ts';
import { newSessionScope } from '../sessions/open-session.ts';
import { insertUser } from '../users/users.queries.ts';
import { insertOrganization, type OrganizationInsert } from './setup.queries.ts';

export interface Founding {
  organization: OrganizationInsert;
  founder: { email: string; first_name: string; last_name: string; password_hash: string };
}

/**
 * Makes an organization and its first administrator, in a system transaction.
 * @returns the administrator's scope, naming a session that is yet to be opened
 */
export async function foundOrganization(
  tx: Tx,
  caller: Caller,
  { organization, founder }: Founding,
): Promise<Scope> {
  const org_id = await insertOrganization(tx, caller, organization);
  const role = 'admin' as const;
  const user_id = await insertUser(
    tx,
    { ...caller, org: org_id },
    {
      ...founder,
      role,
      must_change_password: false,
    },
  );
  const name = `${founder.first_name} ${founder.last_name}`;
  const user = { org_id, user_id, name, role, must_change_password: false };
  const scope = newSessionScope(caller, user);
  await audit(tx, scope, {
    action: 'organization.created',
    entity: 'organization',
    entity_id: org_id,
    changes: { name: [null, organization.name] },
  });
  await audit(tx, scope, {
    action: 'user.created',
    entity: 'user',
    entity_id: user_id,
    changes: { email: [null, founder.email], role: [null, role] },
  });
  emit(tx, scope, { type: 'organization.created', subject: { type: 'organization', id: org_id } });
  emit(tx, scope, { type: 'user.created', subject: { type: 'user', id: user_id } });
  return scope;
}
