import { ROLE_PERMISSIONS } from '@atrium/contract/core/permissions.ts';
import type { Me } from '@atrium/contract/identity/auth.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { found } from '../../../platform/policy.ts';
import type { Scope } from '../../../platform/scope.ts';
import { readOrganization } from '../organization/organization.queries.ts';
import { signedInUser } from './user-scope.ts';

/** The signed-in user as he sees himself. */
export async function readMe(tx: Tx, scope: Scope): Promise<Me> {
  const user = found(
    await tx
      .selectFrom('users')
      .select([
        'id',
        'email',
        'first_name',
        'last_name',
        'name',
        'role',
        'is_active',
        'must_change_password',
        'theme',
        'time_zone',
        'last_login_at',
        'created_at',
        'updated_at',
        'version',
      ])
      .select((row) => row('two_factor_enabled_at', 'is not', null).as('two_factor_enabled'))
      .where('org_id', '=', scope.org)
      .where('id', '=', signedInUser(scope).id)
      .executeTakeFirst(),
  );
  return {
    ...user,
    two_factor_enabled: Boolean(user.two_factor_enabled),
    organization: await readOrganization(tx, scope),
    permissions: [...ROLE_PERMISSIONS[user.role]],
  };
}

/** Locks the user himself for a change of his profile. */
export function lockProfile(tx: Tx, scope: Scope) {
  return tx
    .selectFrom('users')
    .select(['id', 'first_name', 'last_name', 'theme', 'time_zone', 'version'])
    .where('org_id', '=', scope.org)
    .where('id', '=', signedInUser(scope).id)
    .forUpdate()
    .executeTakeFirst();
}

export interface ProfileColumns {
  first_name?: string | undefined;
  last_name?: string | undefined;
  theme?: Me['theme'] | undefined;
  time_zone?: string | null | undefined;
  version: number;
  updated_at: string;
}

export async function writeProfile(tx: Tx, scope: Scope, columns: ProfileColumns): Promise<void> {
  await tx
    .updateTable('users')
    .set(columns)
    .where('org_id', '=', scope.org)
    .where('id', '=', signedInUser(scope).id)
    .execute();
}
