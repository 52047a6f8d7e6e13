import type { Secrets } from '../../../platform/secrets.ts';
import { readableCode } from '../passwords/readable-code.ts';

const HOW_MANY = 10;

/** Ten codes, each good for one sign-in when the phone is gone. */
export function newBackupCodes(): string[] {
  return Array.from({ length: HOW_MANY }, () => readableCode(2, 5));
}

/** What is stored of a code: it is short, so the hash needs a key that is not in the database. */
export function backupCodeHash(secrets: Secrets, userId: number, code: string): string {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '');
  return secrets.sign('backup-code', `${userId}:${plain}`);
}
