import type { ClientBase } from 'pg';
import type { EngineLog } from '../db/engine/index.ts';
import {
  availableExtensions,
  createMigrationsTable,
  fileLabel,
  readMigrationFiles,
  runMigration,
  type MigrationFile,
} from '../db/migrations/index.ts';
import { assumeOwner, assumeRoleFor, listTables } from './catalog.ts';
import { BackupError, type BackupManifest } from './manifest.ts';

/** @throws BackupError when an organization lives here. */
export async function refuseUnlessEmpty(client: ClientBase): Promise<void> {
  const organizations = (await listTables(client)).find((table) => table.name === 'organizations');
  if (!organizations) return;
  await assumeRoleFor(client, organizations);
  const { rowCount } = await client.query('SELECT FROM public.organizations LIMIT 1');
  await assumeOwner(client);
  if (rowCount === 0) return;
  throw new BackupError(
    'This database is not empty. Restoring throws away everything in it; say --replace if that is meant.',
  );
}

/**
 * Drops the schema and builds it again at exactly the version of the backup, in the caller's
 * transaction.
 *
 * @returns whether an optional migration of the backup had to be left out here.
 */
export async function rebuildSchema(
  client: ClientBase,
  manifest: BackupManifest,
  { migrationsDir, log }: { migrationsDir: string; log: EngineLog },
): Promise<boolean> {
  const wanted = chooseMigrations(await readMigrationFiles(migrationsDir), manifest);
  const extensions = await availableExtensions(client);
  await client.query(`
    DROP SCHEMA IF EXISTS pgboss CASCADE;
    DROP SCHEMA public CASCADE;
    CREATE SCHEMA public;
    GRANT USAGE ON SCHEMA public TO PUBLIC`);
  await createMigrationsTable(client);
  let isPartial = false;
  for (const file of wanted) {
    if (file.needs_extension && !extensions.has(file.needs_extension)) {
      isPartial = true;
      log.warn(
        { migration: fileLabel(file) },
        `left out: there is no ${file.needs_extension} here`,
      );
    } else {
      await runMigration(client, file);
    }
  }
  return isPartial;
}

function chooseMigrations(files: MigrationFile[], manifest: BackupManifest): MigrationFile[] {
  const byVersion = new Map(files.map((file) => [file.version, file]));
  return manifest.migrations.map((applied) => {
    const file = byVersion.get(applied.version);
    if (!file) {
      throw new BackupError(
        `The backup was made by a newer program: it has ${fileLabel(applied)}, which is unknown here.`,
      );
    }
    if (file.checksum !== applied.checksum) {
      throw new BackupError(
        `The backup was made with another ${fileLabel(applied)} than the one of this program.`,
      );
    }
    return file;
  });
}
