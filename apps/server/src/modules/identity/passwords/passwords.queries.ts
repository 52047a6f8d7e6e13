import type { Tx } from '../../../platform/db/index.ts';
import type { Caller, Scope } from '../../../platform/scope.ts';

/** What a new password is checked against, and the old one's hash. */
export interface PasswordRow {
  id: number;
  email: string;
  first_name: string;
  last_name: string;
  organization: string;
  password_hash: string;
}

const withOrganization = (tx: Tx) =>
  tx
    .selectFrom('users')
    .innerJoin('organizations', 'organizations.id', 'users.org_id')
    .select([
      'users.id',
      'users.email',
      'users.first_name',
      'users.last_name',
      'organizations.name as organization',
      'users.password_hash',
    ]);

export function findPassword(tx: Tx, scope: Scope, userId: number) {
  return withOrganization(tx)
    .where('users.org_id', '=', scope.org)
    .where('users.id', '=', userId)
    .executeTakeFirst();
}

/** The owner of a link that has not been used and is not too old, in any organization. */
export function findByToken(tx: Tx, caller: Caller, hash: string) {
  return withOrganization(tx)
    .innerJoin('user_tokens', (join) =>
      join
        .onRef('user_tokens.org_id', '=', 'users.org_id')
        .onRef('user_tokens.user_id', '=', 'users.id'),
    )
    .select('users.org_id')
    .where('user_tokens.hash', '=', hash)
    .where('user_tokens.kind', '=', 'reset')
    .where('user_tokens.used_at', 'is', null)
    .where('user_tokens.expires_at', '>', caller.now.toISOString())
    .where('users.is_active', '=', true)
    .executeTakeFirst();
}

/** An active user of any organization. */
export function findActiveByEmail(tx: Tx, email: string) {
  return tx
    .selectFrom('users')
    .select(['org_id', 'id', 'email', 'first_name', 'name'])
    .where('email', '=', email)
    .where('is_active', '=', true)
    .executeTakeFirst();
}

/** How many links of a user can still be used. */
export async function countTokens(tx: Tx, scope: Scope, userId: number): Promise<number> {
  const { count } = await tx
    .selectFrom('user_tokens')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('org_id', '=', scope.org)
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', scope.now.toISOString())
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertToken(
  tx: Tx,
  scope: Scope,
  token: { hash: string; user_id: number; expires_at: string },
): Promise<void> {
  await tx
    .insertInto('user_tokens')
    .values({ ...token, org_id: scope.org, kind: 'reset', used_at: null })
    .execute();
}

/** Uses up a link; only the first of two at once gets it. */
export async function takeToken(tx: Tx, scope: Scope, hash: string): Promise<boolean> {
  const row = await tx
    .updateTable('user_tokens')
    .set({ used_at: scope.now.toISOString() })
    .where('org_id', '=', scope.org)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .returning('hash')
    .executeTakeFirst();
  return row !== undefined;
}

/** With a new password the links to set one are void. */
export async function voidTokens(tx: Tx, scope: Scope, userId: number): Promise<void> {
  await tx
    .updateTable('user_tokens')
    .set({ used_at: scope.now.toISOString() })
    .where('org_id', '=', scope.org)
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .execute();
}

/** Writes a new password, which also ends a lock-out. */
export async function storePassword(
  tx: Tx,
  scope: Scope,
  change: { id: number; password_hash: string; must_change_password: boolean },
): Promise<void> {
  const { id, ...columns } = change;
  await tx
    .updateTable('users')
    .set((row) => ({
      ...columns,
      failed_logins: 0,
      locked_until: null,
      version: row('version', '+', 1),
      updated_at: scope.now.toISOString(),
    }))
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .execute();
}
