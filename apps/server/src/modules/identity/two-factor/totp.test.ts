import { generate, generateSecret } from 'otplib';
import { describe, expect, it } from 'vitest';
import { openSecrets } from '../../../platform/secrets.ts';
import { backupCodeHash, newBackupCodes } from './backup-codes.ts';
import { totpStep } from './totp.ts';

const secret = generateSecret();
const now = new Date('2026-03-01T09:00:10Z');
const step = Math.floor(now.getTime() / 30_000);
const codeOf = (which: number) => generate({ secret, epoch: which * 30 });

describe('time-based codes', () => {
  it.each([
    [-2, undefined],
    [-1, step - 1],
    [0, step],
    [1, step + 1],
    [2, undefined],
  ])('of %i steps away', async (away, found) => {
    const code = await codeOf(step + away);
    await expect(totpStep({ secret, code, now, lastStep: null })).resolves.toBe(found);
  });

  it('are used up with all before them', async () => {
    const check = async (which: number, lastStep: number) =>
      totpStep({ secret, code: await codeOf(which), now, lastStep });
    await expect(check(step, step)).resolves.toBeUndefined();
    await expect(check(step - 1, step)).resolves.toBeUndefined();
    await expect(check(step + 1, step)).resolves.toBe(step + 1);
  });

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '12 345'])(
    'are not %j',
    async (code) => {
      await expect(totpStep({ secret, code, now, lastStep: null })).resolves.toBeUndefined();
    },
  );
});

describe('backup codes', () => {
  const secrets = openSecrets('the root secret of this test, long enough');

  it('are ten different ones', () => {
    expect(new Set(newBackupCodes()).size).toBe(10);
  });

  it('may be typed in any way, by their owner', () => {
    const hash = backupCodeHash(secrets, 7, 'k7wqp-3xmn8');
    expect(backupCodeHash(secrets, 7, 'K7WQP 3XMN8')).toBe(hash);
    expect(backupCodeHash(secrets, 8, 'k7wqp-3xmn8')).not.toBe(hash);
  });
});
