import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { signedInUser } from '../auth/user-scope.ts';

interface TwoFactorColumns {
  two_factor_secret?: string | null;
  two_factor_enabled_at?: string | null;
  two_factor_last_step?: number | null;
  backup_code_hashes?: string[];
}

/** Writes the second factor of the user who acts. */
export async function store(tx: Tx, scope: Scope, columns: TwoFactorColumns): Promise<void> {
  await tx
    .updateTable('users')
    .set(columns)
    .where('org_id', '=', scope.org)
    .where('id', '=', signedInUser(scope).id)
    .execute();
}

export function noteStep(tx: Tx, scope: Scope, step: number): Promise<void> {
  return store(tx, scope, { two_factor_last_step: step });
}

export function storeBackupCodes(tx: Tx, scope: Scope, hashes: string[]): Promise<void> {
  return store(tx, scope, { backup_code_hashes: hashes });
}

/** Locks the user who acts for a change of his second factor. */
export function lock(tx: Tx, scope: Scope) {
  return tx
    .selectFrom('users')
    .select([
      'id',
      'email',
      'two_factor_secret',
      'two_factor_enabled_at',
      'two_factor_last_step',
      'backup_code_hashes',
    ])
    .where('org_id', '=', scope.org)
    .where('id', '=', signedInUser(scope).id)
    .forUpdate()
    .executeTakeFirst();
}

/** Takes the second factor away from a user. */
export async function clear(tx: Tx, scope: Scope, userId: number): Promise<void> {
  await tx
    .updateTable('users')
    .set({
      two_factor_secret: null,
      two_factor_enabled_at: null,
      two_factor_last_step: null,
      backup_code_hashes: [],
    })
    .where('org_id', '=', scope.org)
    .where('id', '=', userId)
    .execute();
}
