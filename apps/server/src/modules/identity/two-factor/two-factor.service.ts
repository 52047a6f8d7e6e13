import { generateSecret, generateURI } from 'otplib';
import QRCode from 'qrcode';
import { audit } from '../../../platform/audit/index.ts';
import { found } from '../../../platform/policy.ts';
import { fieldProblem, ProblemError } from '../../../platform/problem.ts';
import type { Scope } from '../../../platform/scope.ts';
import { signedInUser } from '../auth/user-scope.ts';
import type { Identity } from '../identity.ts';
import { confirmPassword } from '../passwords/change-password.service.ts';
import { backupCodeHash, newBackupCodes } from './backup-codes.ts';
import { totpStep } from './totp.ts';
import * as queries from './two-factor.queries.ts';

/** Makes a secret for the caller's authenticator app; it counts once he has confirmed it with a code. */
export async function startTwoFactor(
  scope: Scope,
  input: { password: string },
  identity: Identity,
) {
  const owner = await confirmPassword(scope, { ...input, path: 'password' }, identity);
  const secret = generateSecret();
  await scope.platform.db.transact(scope, async (tx) => {
    const user = found(await queries.lock(tx, scope));
    if (user.two_factor_enabled_at !== null) throw alreadyOn();
    const two_factor_secret = scope.platform.secrets.encrypt(secret);
    await queries.store(tx, scope, { two_factor_secret, two_factor_last_step: null });
  });
  const label = `${owner.organization} (${owner.email})`;
  const otpauth_url = generateURI({ issuer: 'Atrium', label, secret });
  const qr_svg = await QRCode.toString(otpauth_url, { type: 'svg', margin: 1 });
  return { secret, otpauth_url, qr_svg };
}

/** Turns the second factor on. The backup codes are shown this once. */
export function confirmTwoFactor(scope: Scope, input: { code: string }) {
  const { secrets, db } = scope.platform;
  return db.transact(scope, async (tx) => {
    const user = found(await queries.lock(tx, scope));
    if (user.two_factor_enabled_at !== null) throw alreadyOn();
    if (user.two_factor_secret === null) {
      throw new ProblemError('conflict', { detail: 'Begin two-factor first' });
    }
    const secret = secrets.decrypt(user.two_factor_secret);
    const step = await totpStep({ secret, code: input.code, now: scope.now, lastStep: null });
    if (step === undefined) throw fieldProblem('code', 'wrong', 'This code is not valid');
    const backup_codes = newBackupCodes();
    await queries.store(tx, scope, {
      two_factor_enabled_at: scope.now.toISOString(),
      two_factor_last_step: step,
      backup_code_hashes: backup_codes.map((code) => backupCodeHash(secrets, user.id, code)),
    });
    await audit(tx, scope, {
      action: 'user.two_factor_enabled',
      entity: 'user',
      entity_id: user.id,
    });
    return { backup_codes };
  });
}

/** Turns the second factor off and forgets its secret and codes. */
export async function stopTwoFactor(
  scope: Scope,
  input: { password: string },
  identity: Identity,
): Promise<void> {
  await confirmPassword(scope, { ...input, path: 'password' }, identity);
  await scope.platform.db.transact(scope, async (tx) => {
    await queries.clear(tx, scope, signedInUser(scope).id);
    await audit(tx, scope, {
      action: 'user.two_factor_disabled',
      entity: 'user',
      entity_id: signedInUser(scope).id,
    });
  });
}

function alreadyOn(): ProblemError {
  return new ProblemError('conflict', { detail: 'Two-factor is already on' });
}
