import { randomInt } from 'node:crypto';
import type { Secrets } from '../../../platform/secrets.ts';

const HOW_MANY = 10;
const GROUP = 5;
// Without letters and digits that look alike on paper.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

function group(): string {
  return Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** Ten codes such as `k7wqp-3xmn8`, each good for one sign-in when the phone is gone. */
export function newBackupCodes(): string[] {
  return Array.from({ length: HOW_MANY }, () => `${group()}-${group()}`);
}

/** What is stored of a code: it is short, so the hash needs a key that is not in the database. */
export function backupCodeHash(secrets: Secrets, userId: number, code: string): string {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '');
  return secrets.sign('backup-code', `${userId}:${plain}`);
}
