import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { dirname, join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import pg, { type ClientBase } from 'pg';
import type { Engine } from '../db/engine/index.ts';
import { listAppliedMigrations } from '../db/migrations/index.ts';
import type { Clock } from '../scope.ts';
import { writeArchive } from './archive-writer.ts';
import {
  assumeOwner,
  assumeRoleFor,
  listSequences,
  listTables,
  type BackupTable,
} from './catalog.ts';
import { FORMAT_VERSION, tableEntry, type BackupManifest } from './manifest.ts';

const FETCH_ROWS = 500;

export interface CreateBackupOptions {
  /** Where to; the directory is made when it is missing. */
  file: string;
  /** The local file store; null when files are kept elsewhere (S3). */
  filesDir: string | null;
  clock: Clock;
}

type Snapshot = Pick<BackupManifest, 'migrations' | 'tables' | 'sequences'>;

/**
 * Writes everything there is at one moment to `file`, which appears only when it is complete.
 *
 * Rows are first spooled beside it, uncompressed, inside one read-only snapshot: the embedded
 * database has one connection, and compressing takes longer than reading. Jobs (schema pgboss)
 * are left out; they are derived again from the data.
 */
export async function createBackup(
  engine: Engine,
  options: CreateBackupOptions,
): Promise<BackupManifest> {
  const file = resolve(options.file);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const spoolDir = await mkdtemp(join(dirname(file), '.spool-'));
  try {
    const createdAt = options.clock.now();
    const snapshot = await spoolSnapshot(engine, spoolDir);
    return await writeArchive({
      file,
      filesDir: options.filesDir,
      spooled: Object.keys(snapshot.tables).map((table) => ({
        name: tableEntry(table),
        path: join(spoolDir, table),
      })),
      manifest: {
        format: FORMAT_VERSION,
        created_at: createdAt.toISOString(),
        engine: engine.kind,
        schema_version: snapshot.migrations.at(-1)?.version ?? 0,
        ...snapshot,
      },
    });
  } finally {
    await rm(spoolDir, { recursive: true, force: true });
  }
}

async function spoolSnapshot(engine: Engine, spoolDir: string): Promise<Snapshot> {
  const client = await engine.pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    try {
      const migrations = await listAppliedMigrations(client);
      const sequences = await listSequences(client);
      const tables: BackupManifest['tables'] = {};
      for (const table of await listTables(client)) {
        const rows = await spoolTable(client, table, join(spoolDir, table.name));
        tables[table.name] = { rows, columns: table.columns.map((column) => column.name) };
      }
      return { migrations, tables, sequences };
    } finally {
      await client.query('ROLLBACK');
    }
  } finally {
    client.release();
  }
}

/** One JSON object a line. @returns the number of rows. */
async function spoolTable(client: ClientBase, table: BackupTable, path: string): Promise<number> {
  await assumeRoleFor(client, table);
  const columns = table.columns.map((column) => {
    const name = pg.escapeIdentifier(column.name);
    return column.is_json ? `${name}::text AS ${name}` : name;
  });
  await client.query(`
    DECLARE backup_rows NO SCROLL CURSOR FOR
    SELECT row_to_json(r)::text AS line
    FROM (SELECT ${columns.join(', ')} FROM public.${pg.escapeIdentifier(table.name)}) r`);
  const out = createWriteStream(path, { mode: 0o600 });
  let count = 0;
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${FETCH_ROWS} FROM backup_rows`);
    if (rows.length === 0) break;
    count += rows.length;
    const text = rows.map((row) => `${row.line}\n`).join('');
    if (!out.write(text)) await Promise.race([once(out, 'drain'), finished(out)]);
  }
  await client.query('CLOSE backup_rows');
  await assumeOwner(client);
  out.end();
  await finished(out);
  return count;
}
