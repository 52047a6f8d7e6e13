import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import type { Engine, EngineLog } from '../db/engine/index.ts';
import { migrate, MIGRATION_LOCK } from '../db/migrations/index.ts';
import { readArchive, verifyArchive, type ArchiveEntry } from './archive-reader.ts';
import { listTables, type BackupTable } from './catalog.ts';
import { loadTable, restartSequences, withLooseConstraints } from './load-tables.ts';
import { BackupError, tableEntry, type BackupManifest } from './manifest.ts';
import { rebuildSchema, refuseUnlessEmpty } from './rebuild-schema.ts';

export interface RestoreBackupOptions {
  file: string;
  /** The local file store; null leaves the files of the archive aside. */
  filesDir: string | null;
  migrationsDir: string;
  /** Whether what the database holds now may be thrown away. */
  replace: boolean;
  log: EngineLog;
}

/**
 * Makes the database what it was when the backup was made, whichever engine made it, and then
 * migrates it to the newest version.
 *
 * All of it happens in one transaction after the archive was checked: a damaged file, a full
 * disk or a kill leaves the database as it was. Files are added before the commit and none is
 * removed. The schema pgboss goes away; its jobs are derived again.
 *
 * @throws BackupError when the backup cannot be used here.
 */
export async function restoreBackup(
  engine: Engine,
  options: RestoreBackupOptions,
): Promise<BackupManifest> {
  const manifest = await verifyArchive(options.file);
  const client = await engine.pool.connect();
  try {
    await client.query('BEGIN');
    try {
      await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
      if (!options.replace) await refuseUnlessEmpty(client);
      const isPartial = await rebuildSchema(client, manifest, options);
      await loadAll(client, { manifest, isPartial, options });
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    }
  } finally {
    client.release();
  }
  await migrate(engine, { dir: options.migrationsDir, log: options.log });
  return manifest;
}

interface Load {
  manifest: BackupManifest;
  /** An optional migration of the backup cannot run here, so its tables and columns are missing. */
  isPartial: boolean;
  options: RestoreBackupOptions;
}

async function loadAll(client: ClientBase, load: Load): Promise<void> {
  const tables = chooseColumns(await listTables(client), load);
  const byEntry = new Map(tables.map((table) => [tableEntry(table.name), table]));
  const filesDir = load.options.filesDir === null ? null : resolve(load.options.filesDir);
  const staging = filesDir === null ? null : await stagingDir(filesDir);
  try {
    await withLooseConstraints(client, tables, () =>
      readArchive(load.options.file, async (entry) => {
        const table = byEntry.get(entry.name);
        if (table) await loadChecked(client, { table, entry, manifest: load.manifest });
        else if (filesDir && staging) await restoreFile(entry, filesDir, staging);
      }),
    );
  } finally {
    if (staging) await rm(staging, { recursive: true, force: true });
  }
  await restartSequences(client, load.manifest.sequences);
}

async function loadChecked(
  client: ClientBase,
  { table, entry, manifest }: { table: BackupTable; entry: ArchiveEntry; manifest: BackupManifest },
): Promise<void> {
  const rows = await loadTable(client, table, entry.bytes);
  const expected = manifest.tables[table.name]?.rows;
  if (rows === expected) return;
  throw new BackupError(`${table.name} has ${rows} rows where the backup says ${expected}.`);
}

/** The tables of the backup with the columns that both it and this database have. */
function chooseColumns(present: BackupTable[], load: Load): BackupTable[] {
  const byName = new Map(present.map((table) => [table.name, table]));
  return Object.entries(load.manifest.tables).flatMap(([name, { columns }]) => {
    const table = byName.get(name);
    const chosen = table?.columns.filter((column) => columns.includes(column.name)) ?? [];
    if (chosen.length !== columns.length && !load.isPartial) {
      throw new BackupError(`The backup has columns of ${name} that its schema does not have.`);
    }
    return table && chosen.length > 0 ? [{ ...table, columns: chosen }] : [];
  });
}

/** On the same disk as the store, so that a finished file moves in by a rename. */
async function stagingDir(filesDir: string): Promise<string> {
  await mkdir(dirname(filesDir), { recursive: true, mode: 0o700 });
  return mkdtemp(join(dirname(filesDir), '.restore-'));
}

async function restoreFile(entry: ArchiveEntry, filesDir: string, staging: string): Promise<void> {
  const { name } = entry;
  if (!name.startsWith('files/')) return;
  const target = resolve(filesDir, name.slice('files/'.length));
  const inside = relative(filesDir, target);
  if (inside === '' || inside.startsWith('..')) {
    throw new BackupError(`The backup names a file outside of the store: ${name}`);
  }
  const staged = join(staging, 'file');
  await pipeline(entry.bytes, createWriteStream(staged, { mode: 0o600 }));
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await rename(staged, target);
}
