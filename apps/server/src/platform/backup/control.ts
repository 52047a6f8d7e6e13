import { z } from 'zod';
import { askRunningServer, type Engine } from '../db/engine/index.ts';
import type { Clock } from '../scope.ts';
import { createBackup } from './create-backup.ts';
import { BackupManifest } from './manifest.ts';

const BackupRequest = z.strictObject({ file: z.string().startsWith('/') });

/** Lets `npm run backup` have a backup made by the running server, which holds the database. */
export function serveBackupRequests(
  engine: Engine,
  { filesDir, clock }: { filesDir: string | null; clock: Clock },
): void {
  engine.onControl('backup', (body) =>
    createBackup(engine, { ...BackupRequest.parse(body), filesDir, clock }),
  );
}

/** Asks the running server. @returns null when there is none; `file` is an absolute path. */
export async function requestBackup(dataDir: string, file: string): Promise<BackupManifest | null> {
  const answer = await askRunningServer(dataDir, 'backup', { file });
  return answer && BackupManifest.parse(answer.result);
}
