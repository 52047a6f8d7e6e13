import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Routine } from '../jobs/index.ts';
import type { Platform } from '../scope.ts';
import { createBackup } from './create-backup.ts';
import { keepDaily } from './keep-daily.ts';
import { backupFileName } from './manifest.ts';

const DAYS_KEPT = 7;
const DAY_MS = 86_400_000;

/**
 * The embedded database is backed up once a day, whenever the program runs: a laptop that sleeps at night gets its
 * backup in the morning. PostgreSQL has its own ways, and `npm run backup`.
 */
export const dailyBackup: Routine = {
  name: 'backup.daily',
  every: '*/20 * * * *',
  sweep: async (platform) => {
    await backUpDaily(platform);
  },
};

/** @returns the new backup; null when there is one of the last day, or none is wanted */
export async function backUpDaily({ db, config, clock, log }: Platform): Promise<string | null> {
  if (db.engine.kind !== 'pglite') return null;
  const dir = join(config.DATA_DIR, 'backups', 'daily');
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const now = clock.now();
  if (now.getTime() - (await newestIn(dir)) < DAY_MS) return null;
  const file = join(dir, backupFileName(now));
  const filesDir = config.S3_BUCKET ? null : join(config.DATA_DIR, 'files');
  await createBackup(db.engine, { file, filesDir, clock });
  await keepDaily(dir, DAYS_KEPT);
  log.info({ file }, 'a daily backup was made');
  return file;
}

/** When the newest file of a directory was written; 0 when there is none. */
async function newestIn(dir: string): Promise<number> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.tar.gz'));
  const times = await Promise.all(names.map(async (name) => (await stat(join(dir, name))).mtimeMs));
  return Math.max(0, ...times);
}
