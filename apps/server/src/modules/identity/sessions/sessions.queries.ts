import type { Role } from '@atrium/contract/core/permissions.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';

/** A session with what must be known of its user on every request. */
export interface LiveSession {
  org_id: number;
  id: string;
  user_id: number;
  expires_at: string;
  revoked_at: string | null;
  last_seen_at: string;
  name: string;
  role: Role;
  is_active: boolean;
  must_change_password: boolean;
}

export interface SessionInsert {
  id: string;
  user_id: number;
  refresh_hash: string;
  expires_at: string;
}

const withUser = (tx: Tx, id: string) =>
  tx
    .selectFrom('sessions')
    .innerJoin('users', (join) =>
      join.onRef('users.org_id', '=', 'sessions.org_id').onRef('users.id', '=', 'sessions.user_id'),
    )
    .where('sessions.id', '=', id);

/** Of any organization: the caller is not known yet. */
export function findLive(tx: Tx, id: string): Promise<LiveSession | undefined> {
  return withUser(tx, id)
    .select([
      'sessions.org_id',
      'sessions.id',
      'sessions.user_id',
      'sessions.expires_at',
      'sessions.revoked_at',
      'sessions.last_seen_at',
      'users.name',
      'users.role',
      'users.is_active',
      'users.must_change_password',
    ])
    .executeTakeFirst();
}

/** Locks a session of any organization for the exchange of its refresh token. */
export function lockForRefresh(tx: Tx, id: string) {
  return withUser(tx, id)
    .select([
      'sessions.org_id',
      'sessions.id',
      'sessions.user_id',
      'sessions.refresh_hash',
      'sessions.previous_refresh_hash',
      'sessions.rotated_at',
      'sessions.expires_at',
      'sessions.revoked_at',
      'users.name',
      'users.role',
      'users.is_active',
      'users.must_change_password',
    ])
    .forUpdate('sessions')
    .executeTakeFirst();
}

export type RefreshedSession = NonNullable<Awaited<ReturnType<typeof lockForRefresh>>>;

export async function insert(tx: Tx, scope: Scope, session: SessionInsert): Promise<void> {
  const now = scope.now.toISOString();
  await tx
    .insertInto('sessions')
    .values({
      ...session,
      org_id: scope.org,
      previous_refresh_hash: null,
      rotated_at: now,
      created_at: now,
      last_seen_at: now,
      revoked_at: null,
      ip: scope.ip,
      user_agent: scope.userAgent?.slice(0, 400) ?? null,
    })
    .execute();
}

/** The next refresh token takes the place of the current one, which becomes the previous one. */
export async function rotate(
  tx: Tx,
  scope: Scope,
  change: { id: string; refresh_hash: string; previous_refresh_hash: string; expires_at: string },
): Promise<void> {
  const { id, ...hashes } = change;
  const now = scope.now.toISOString();
  await tx
    .updateTable('sessions')
    .set({ ...hashes, rotated_at: now, last_seen_at: now })
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .execute();
}

/** Notes that the session was used, unless another server did so meanwhile. */
export async function touch(tx: Tx, scope: Scope, seen: { id: string; before: Date }) {
  await tx
    .updateTable('sessions')
    .set({ last_seen_at: scope.now.toISOString() })
    .where('org_id', '=', scope.org)
    .where('id', '=', seen.id)
    .where('last_seen_at', '<=', seen.before.toISOString())
    .execute();
}

/** Ends sessions of a user: one, all, or all but one. @returns their ids */
export async function revoke(
  tx: Tx,
  scope: Scope,
  which: { userId: number; only?: string; except?: string },
): Promise<string[]> {
  let query = tx
    .updateTable('sessions')
    .set({ revoked_at: scope.now.toISOString() })
    .where('org_id', '=', scope.org)
    .where('user_id', '=', which.userId)
    .where('revoked_at', 'is', null);
  if (which.only !== undefined) query = query.where('id', '=', which.only);
  if (which.except !== undefined) query = query.where('id', '!=', which.except);
  const rows = await query.returning('id').execute();
  return rows.map((row) => row.id);
}

/** The sessions of a user that can still be used, the latest first. */
export function listOpen(tx: Tx, scope: Scope, userId: number) {
  return tx
    .selectFrom('sessions')
    .select(['id', 'created_at', 'last_seen_at', 'ip', 'user_agent'])
    .where('org_id', '=', scope.org)
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', scope.now.toISOString())
    .orderBy('last_seen_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
}
