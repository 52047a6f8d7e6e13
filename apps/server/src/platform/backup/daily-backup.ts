import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Routine } from '../jobs/index.ts';
import { createBackup } from './create-backup.ts';
import { keepDaily } from './keep-daily.ts';
import { backupFileName } from './manifest.ts';

const DAYS_KEPT = 7;

/** The embedded database is backed up every night; PostgreSQL has its own ways, and `npm run backup`. */
export const dailyBackup: Routine = {
  name: 'backup.daily',
  every: '30 2 * * *',
  async sweep({ db, config, clock, log }) {
    if (db.engine.kind !== 'pglite') return;
    const dir = join(config.DATA_DIR, 'backups', 'daily');
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const file = join(dir, backupFileName(clock.now()));
    const filesDir = config.S3_BUCKET ? null : join(config.DATA_DIR, 'files');
    await createBackup(db.engine, { file, filesDir, clock });
    await keepDaily(dir, DAYS_KEPT);
    log.info({ file }, 'a daily backup was made');
  },
};
