import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';

export const MAX_FAILURES = 10;
const LOCK_MS = 15 * 60 * 1000;

/**
 * Counts an attempt before its password is looked at, so that many attempts at once cannot outrun the lock, and
 * gives the user if he may try: he exists, is active and is not locked out. It is one statement whoever it finds,
 * and its commit does not wait for the disk, so that its time does not tell either.
 */
export async function beginAttempt(tx: Tx, email: string, now: Date) {
  const moment = now.toISOString();
  const lockEnd = new Date(now.getTime() + LOCK_MS).toISOString();
  await sql`SET LOCAL synchronous_commit TO off`.execute(tx);
  return tx
    .updateTable('users')
    .set({
      failed_logins: sql<number>`CASE WHEN locked_until IS NULL THEN failed_logins + 1 ELSE 1 END`,
      locked_until: sql<string | null>`
        CASE WHEN locked_until IS NULL AND failed_logins + 1 >= ${MAX_FAILURES}
        THEN ${lockEnd}::timestamptz END`,
    })
    .where('email', '=', email)
    .where('is_active', '=', true)
    .where((row) => row.or([row('locked_until', 'is', null), row('locked_until', '<=', moment)]))
    .returning(['org_id', 'id', 'name', 'role', 'password_hash', 'must_change_password'])
    .returning((row) => row('locked_until', 'is not', null).as('is_last_attempt'))
    .executeTakeFirst();
}

export type Candidate = NonNullable<Awaited<ReturnType<typeof beginAttempt>>>;

/** The user whose password was right, locked; undefined when he was changed in the meantime. */
export function lockCandidate(tx: Tx, scope: Scope, candidate: Candidate) {
  return tx
    .selectFrom('users')
    .select([
      'two_factor_secret',
      'two_factor_enabled_at',
      'two_factor_last_step',
      'backup_code_hashes',
    ])
    .where('org_id', '=', scope.org)
    .where('id', '=', candidate.id)
    .where('is_active', '=', true)
    .where('role', '=', candidate.role)
    .where('password_hash', '=', candidate.password_hash)
    .forUpdate()
    .executeTakeFirst();
}

/** An attempt that was neither right nor wrong does not count. */
export async function withdrawAttempt(tx: Tx, scope: Scope, userId: number): Promise<void> {
  await tx
    .updateTable('users')
    .set({ failed_logins: sql<number>`greatest(failed_logins - 1, 0)`, locked_until: null })
    .where('org_id', '=', scope.org)
    .where('id', '=', userId)
    .execute();
}

/** Notes a sign-in: the failures before it are forgotten. */
export async function noteSignIn(tx: Tx, scope: Scope, userId: number): Promise<void> {
  await tx
    .updateTable('users')
    .set({ failed_logins: 0, locked_until: null, last_login_at: scope.now.toISOString() })
    .where('org_id', '=', scope.org)
    .where('id', '=', userId)
    .execute();
}
