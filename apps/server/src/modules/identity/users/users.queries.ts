import type { Role } from '@atrium/contract/core/permissions.ts';
import type { Tx } from '../../../platform/db/index.ts';

export interface UserInsert {
  email: string;
  first_name: string;
  last_name: string;
  role: Role;
  password_hash: string;
  must_change_password: boolean;
}

/** @returns the id of the new user */
export async function insertUser(
  tx: Tx,
  scope: { org: number; now: Date },
  user: UserInsert,
): Promise<number> {
  const now = scope.now.toISOString();
  const { id } = await tx
    .insertInto('users')
    .values({ ...user, org_id: scope.org, created_at: now, updated_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
