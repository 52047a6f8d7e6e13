import { audit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { signedInUser } from '../auth/user-scope.ts';
import { backupCodeHash } from './backup-codes.ts';
import { totpStep } from './totp.ts';
import * as queries from './two-factor.queries.ts';

/** What is stored of a user's second factor; the row must be locked. */
export interface SecondFactor {
  two_factor_secret: string | null;
  two_factor_last_step: number | null;
  backup_code_hashes: string[];
}

/** Is it the code of the app or a backup code? Either is used up by it. */
export async function checkSecondFactor(
  tx: Tx,
  scope: Scope,
  { user, code }: { user: SecondFactor; code: string },
): Promise<boolean> {
  const { secrets } = scope.platform;
  if (user.two_factor_secret === null) return false;
  const secret = secrets.decrypt(user.two_factor_secret);
  const step = await totpStep({
    secret,
    code,
    now: scope.now,
    lastStep: user.two_factor_last_step,
  });
  if (step !== undefined) {
    await queries.noteStep(tx, scope, step);
    return true;
  }
  const { id } = signedInUser(scope);
  const hash = backupCodeHash(secrets, id, code);
  if (!user.backup_code_hashes.includes(hash)) return false;
  const left = user.backup_code_hashes.filter((each) => each !== hash);
  await queries.storeBackupCodes(tx, scope, left);
  await audit(tx, scope, { action: 'user.backup_code_used', entity: 'user', entity_id: id });
  return true;
}
