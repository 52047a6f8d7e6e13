import type { ClientBase } from 'pg';
import type { Engine, EngineLog } from '../engine/index.ts';
import {
  fileLabel,
  MigrationError,
  readMigrationFiles,
  type MigrationFile,
} from './migration-files.ts';

/** Any number; two servers that start together must agree on it. */
export const MIGRATION_LOCK = 4_872_910_355;

/** A row of `schema_migrations`. */
export interface AppliedMigration {
  version: number;
  name: string;
  checksum: string;
}

export interface MigrateOptions {
  /** The directory with `NNNN_name.sql`. */
  dir: string;
  log: Pick<EngineLog, 'info'>;
}

/**
 * Brings the database to the newest version: each file in a transaction of its own, as the
 * connection's own user, one process at a time. Optional files are tried at every start, so one
 * whose extension appears later is caught up on.
 *
 * @returns the labels (`0007_clients`) of what was applied now.
 * @throws MigrationError when the database and the files don't belong together, or a file fails.
 */
export async function migrate(engine: Engine, options: MigrateOptions): Promise<string[]> {
  const files = await readMigrationFiles(options.dir);
  const client = await engine.pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      return await applyPending(client, files, options);
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    client.release();
  }
}

async function applyPending(
  client: ClientBase,
  files: MigrationFile[],
  options: MigrateOptions,
): Promise<string[]> {
  await createMigrationsTable(client);
  const applied = await listAppliedMigrations(client);
  refuseMismatch(files, applied);
  const extensions = await availableExtensions(client);
  const done = new Set(applied.map((row) => row.version));
  const labels: string[] = [];
  for (const file of files) {
    if (done.has(file.version)) continue;
    if (file.needs_extension && !extensions.has(file.needs_extension)) {
      options.log.info({ migration: fileLabel(file) }, `passed over: no ${file.needs_extension}`);
      continue;
    }
    await apply(client, file);
    options.log.info({ migration: fileLabel(file) }, 'migrated');
    labels.push(fileLabel(file));
  }
  return labels;
}

/** The runner's own table, which stands before the first migration. */
export async function createMigrationsTable(client: ClientBase): Promise<void> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS schema_migrations (
      version integer PRIMARY KEY,
      name text NOT NULL,
      checksum text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    )`);
}

/** What the database has, oldest first. */
export async function listAppliedMigrations(client: ClientBase): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    'SELECT version, name, checksum FROM schema_migrations ORDER BY version',
  );
  return rows;
}

function refuseMismatch(files: MigrationFile[], applied: AppliedMigration[]): void {
  const byVersion = new Map(files.map((file) => [file.version, file]));
  const newest = applied.at(-1)?.version ?? 0;
  for (const row of applied) {
    const file = byVersion.get(row.version);
    if (!file) {
      throw new MigrationError(
        row.version > files.length
          ? `The database is newer than this program: it has ${fileLabel(row)}, which is unknown here. Run the newer program, or restore a backup.`
          : `The database has ${fileLabel(row)}, whose file is missing.`,
      );
    }
    if (file.checksum !== row.checksum || file.name !== row.name) {
      throw new MigrationError(
        `${fileLabel(file)} was changed after it was applied as ${fileLabel(row)}. Put it back as it was, and write the change as a new migration.`,
      );
    }
  }
  const done = new Set(applied.map((row) => row.version));
  const skipped = files.find(
    (file) => file.version < newest && !file.needs_extension && !done.has(file.version),
  );
  if (skipped) {
    throw new MigrationError(
      `The database has a gap: ${fileLabel(skipped)} was never applied, but later ones were.`,
    );
  }
}

/** Extensions that this server could create. */
export async function availableExtensions(client: ClientBase): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT name FROM pg_catalog.pg_available_extensions',
  );
  return new Set(rows.map((row) => row.name));
}

async function apply(client: ClientBase, file: MigrationFile): Promise<void> {
  await client.query('BEGIN');
  try {
    await runMigration(client, file);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** Runs one file and notes it, inside the caller's transaction. */
export async function runMigration(client: ClientBase, file: MigrationFile): Promise<void> {
  try {
    await client.query(file.sql);
    await client.query(
      'INSERT INTO public.schema_migrations (version, name, checksum) VALUES ($1, $2, $3)',
      [file.version, file.name, file.checksum],
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(`${fileLabel(file)} failed: ${reason}${lineOf(file.sql, error)}`, {
      cause: error,
    });
  }
}

/** PostgreSQL says at which character of the file it stumbled; people want the line. */
function lineOf(sql: string, error: unknown): string {
  if (!(error instanceof Error) || !('position' in error)) return '';
  const position = Number(error.position);
  return Number.isNaN(position) ? '' : ` (line ${sql.slice(0, position).split('\n').length})`;
}
