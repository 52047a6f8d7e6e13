import type { ListQuery } from '@atrium/contract/core/filters.ts';
import type { Role } from '@atrium/contract/core/permissions.ts';
import { userList, type User } from '@atrium/contract/identity/users.ts';
import { sql, type Updateable } from 'kysely';
import type { DB, Tx } from '../../../platform/db/index.ts';
import { listRecords, type RecordSource } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';

const select = sql`t.id, t.email, t.first_name, t.last_name, t.name, t.role, t.is_active,
  t.must_change_password, t.two_factor_enabled_at IS NOT NULL AS two_factor_enabled,
  t.last_login_at, t.created_at, t.updated_at, t.version`;

const source: RecordSource = {
  from: sql`users AS t`,
  select,
  list: userList,
  filled: ['name', 'email', 'role', 'created_at'],
  expressions: { name: sql`t.name_key` },
  search: (needle) => sql`t.id IN (SELECT matching_ids('users', ${needle}))`,
};

/** A user as the database gives him; the policy adds `can`. */
export type UserRow = Omit<User, 'can'>;

export function list(tx: Tx, scope: Scope, query: ListQuery) {
  return listRecords<UserRow>(tx, scope, { source, query });
}

export async function findById(tx: Tx, scope: Scope, id: number): Promise<UserRow | undefined> {
  const { rows } = await sql<UserRow>`
    SELECT ${select} FROM ${source.from} WHERE t.org_id = ${scope.org} AND t.id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

export function lock(tx: Tx, scope: Scope, id: number) {
  return tx
    .selectFrom('users')
    .select(['id', 'email', 'first_name', 'last_name', 'role', 'is_active', 'version'])
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export type LockedUser = NonNullable<Awaited<ReturnType<typeof lock>>>;

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

export async function update(
  tx: Tx,
  scope: Scope,
  { id, ...columns }: Updateable<DB['users']> & { id: number },
): Promise<void> {
  await tx
    .updateTable('users')
    .set(columns)
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .execute();
}

/** Is there an active administrator other than this user? The organization must be locked. */
export async function hasOtherAdmin(tx: Tx, scope: Scope, id: number): Promise<boolean> {
  const row = await tx
    .selectFrom('users')
    .select('id')
    .where('org_id', '=', scope.org)
    .where('id', '!=', id)
    .where('role', '=', 'admin')
    .where('is_active', '=', true)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
