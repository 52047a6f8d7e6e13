import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { backupFileName, createBackup, requestBackup } from './platform/backup/index.ts';
import { loadEnvironmentFile, readConfig } from './platform/config.ts';
import { openEngine } from './platform/db/engine/index.ts';

const USAGE = 'Usage: npm run backup [-- FILE]\n';

/** Makes a backup: by the running server when it holds the embedded database, and else by itself. */
async function main(args: string[]): Promise<void> {
  if (args.length > 1 || args[0]?.startsWith('-')) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  loadEnvironmentFile();
  const config = readConfig(process.env);
  const clock = { now: () => new Date() };
  const file = resolve(args[0] ?? join(config.DATA_DIR, 'backups', backupFileName(clock.now())));
  const running = config.DATABASE_URL ? null : await requestBackup(config.DATA_DIR, file);
  const manifest = running ?? (await backUpAlone());
  const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
  process.stdout.write(`${file}: ${rows} rows, ${Object.keys(manifest.entries).length} entries.\n`);

  async function backUpAlone() {
    const engine = await openEngine({
      ...(config.DATABASE_URL ? { databaseUrl: config.DATABASE_URL } : {}),
      dataDir: config.DATA_DIR,
      log: pino({ level: 'warn' }, pino.destination(2)),
    });
    try {
      const filesDir = config.S3_BUCKET ? null : join(config.DATA_DIR, 'files');
      return await createBackup(engine, { file, filesDir, clock });
    } finally {
      await engine.close();
    }
  }
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(
    `No backup was made. ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
