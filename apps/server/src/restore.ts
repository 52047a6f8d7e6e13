import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { BackupError, restoreBackup } from './platform/backup/index.ts';
import { loadEnvironmentFile, readConfig } from './platform/config.ts';
import { DataDirectoryInUse, openEngine, type Engine } from './platform/db/engine/index.ts';

const MIGRATIONS_DIR = fileURLToPath(new URL('../migrations/', import.meta.url));
const USAGE = 'Usage: npm run restore -- FILE [--replace]\n';

/** Restores a backup into the database of the environment; the server must be stopped. */
async function main(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  loadEnvironmentFile();
  const config = readConfig(process.env);
  const log = pino({ level: 'warn' }, pino.destination(2));
  const engine = await openEngine({
    ...(config.DATABASE_URL ? { databaseUrl: config.DATABASE_URL } : {}),
    dataDir: config.DATA_DIR,
    log,
    maxConnections: 1,
  });
  try {
    await refuseWhileServing(engine);
    const manifest = await restoreBackup(engine, {
      file,
      filesDir: config.S3_BUCKET ? null : join(config.DATA_DIR, 'files'),
      migrationsDir: MIGRATIONS_DIR,
      replace: values.replace,
      log,
    });
    process.stdout.write(`Restored the backup of ${manifest.created_at}.\n`);
  } finally {
    await engine.close();
  }
}

/** The lock of the data directory sees to it when the database is embedded. */
async function refuseWhileServing(engine: Engine): Promise<void> {
  if (engine.kind === 'pglite') return;
  const { rowCount } = await engine.pool.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database()
       AND application_name = 'atrium' AND pid <> pg_backend_pid()`,
  );
  if (rowCount === 0) return;
  throw new BackupError('Atrium is running on this database. Stop every server first.');
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  const hint = error instanceof DataDirectoryInUse ? ' Restoring needs the server stopped.' : '';
  process.stderr.write(`Nothing was restored. ${reason}${hint}\n`);
  process.exitCode = 1;
});
