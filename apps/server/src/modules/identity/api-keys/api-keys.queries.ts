import type { Permission, Role } from '@atrium/contract/core/permissions.ts';
import type { ApiKey } from '@atrium/contract/identity/api-keys.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';

const withCreator = (tx: Tx) =>
  tx
    .selectFrom('api_keys')
    .innerJoin('users', (join) =>
      join
        .onRef('users.org_id', '=', 'api_keys.org_id')
        .onRef('users.id', '=', 'api_keys.created_by'),
    );

const presented = (tx: Tx, scope: Scope) =>
  withCreator(tx)
    .select([
      'api_keys.id',
      'api_keys.name',
      'api_keys.prefix',
      'api_keys.scopes',
      'users.name as created_by',
      'api_keys.created_at',
      'api_keys.expires_at',
      'api_keys.last_used_at',
      'api_keys.revoked_at',
    ])
    .where('api_keys.org_id', '=', scope.org)
    .$narrowType<{ scopes: Permission[] }>();

/** Keys of the organization, the newest first. */
export function list(tx: Tx, scope: Scope): Promise<ApiKey[]> {
  return presented(tx, scope).orderBy('api_keys.id', 'desc').limit(1000).execute();
}

export function findById(tx: Tx, scope: Scope, id: number): Promise<ApiKey | undefined> {
  return presented(tx, scope).where('api_keys.id', '=', id).executeTakeFirst();
}

export interface ApiKeyInsert {
  name: string;
  prefix: string;
  hash: string;
  scopes: Permission[];
  created_by: number;
  expires_at: string | null;
}

/** @returns the id of the new key */
export async function insert(tx: Tx, scope: Scope, key: ApiKeyInsert): Promise<number> {
  const { id } = await tx
    .insertInto('api_keys')
    .values({ ...key, org_id: scope.org, created_at: scope.now.toISOString() })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @returns whether it was still in force */
export async function revoke(tx: Tx, scope: Scope, id: number): Promise<boolean> {
  const row = await tx
    .updateTable('api_keys')
    .set({ revoked_at: scope.now.toISOString() })
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** A key as it is needed on every request. */
export interface LiveKey {
  org_id: number;
  id: number;
  name: string;
  scopes: Permission[];
  created_by: number;
  creator_role: Role;
  last_used_at: string | null;
}

/** The key of any organization that has this hash, if it is in force now and its creator still works here. */
export function findInForce(tx: Tx, hash: string, now: Date): Promise<LiveKey | undefined> {
  return withCreator(tx)
    .select([
      'api_keys.org_id',
      'api_keys.id',
      'api_keys.name',
      'api_keys.scopes',
      'api_keys.created_by',
      'users.role as creator_role',
      'api_keys.last_used_at',
    ])
    .where('api_keys.hash', '=', hash)
    .where('api_keys.revoked_at', 'is', null)
    .where((row) =>
      row.or([
        row('api_keys.expires_at', 'is', null),
        row('api_keys.expires_at', '>', now.toISOString()),
      ]),
    )
    .where('users.is_active', '=', true)
    .$narrowType<{ scopes: Permission[] }>()
    .executeTakeFirst();
}

export async function noteUse(tx: Tx, scope: Scope, id: number): Promise<void> {
  await tx
    .updateTable('api_keys')
    .set({ last_used_at: scope.now.toISOString() })
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .execute();
}
