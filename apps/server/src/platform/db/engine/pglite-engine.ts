import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { serveControl } from './control.ts';
import { lockDirectory, type DirectoryLock } from './directory-lock.ts';
import { keepSynced } from './disk-sync.ts';
import type { Engine, EngineOptions } from './engine.ts';
import { startPgliteThread } from './pglite-worker.ts';
import { surviveLostConnections } from './postgres-engine.ts';
import { typeParsers } from './type-parsers.ts';

/** Where `pg` looks for the socket, given the directory as host and this port. */
const SOCKET_PORT = 5432;
const SOCKET_NAME = `.s.PGSQL.${SOCKET_PORT}`;

/** Opens the embedded database in `${dataDir}/pg`, or in memory, behind a private socket. */
export async function openPglite(options: EngineOptions): Promise<Engine> {
  const dataDir = options.inMemory ? null : resolve(options.dataDir);
  if (dataDir === null) return start(options, null, null);
  await makePrivate(dataDir);
  const lock = await lockDirectory(dataDir);
  try {
    return await start(options, dataDir, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function start(
  options: EngineOptions,
  dataDir: string | null,
  lock: DirectoryLock | null,
): Promise<Engine> {
  const startedAt = Date.now();
  const pgDir = dataDir === null ? null : await preparePgDir(dataDir);
  const isNew = pgDir === null || !existsSync(join(pgDir, 'PG_VERSION'));
  if (pgDir !== null && isNew) await writeFile(unfinishedMark(pgDir), '');
  const socketDir = await mkdtemp(join(tmpdir(), 'atrium-'));
  const thread = await startPgliteThread(
    {
      dataDir: pgDir,
      socketPath: join(socketDir, SOCKET_NAME),
      restoreDump: isNew ? (options.restoreDump ?? null) : null,
    },
    options.log,
  );
  if (pgDir !== null) await rm(unfinishedMark(pgDir), { force: true });
  const sync = pgDir === null ? null : keepSynced(pgDir, startedAt, options.log);
  const pool = createPool(socketDir);
  surviveLostConnections(pool, options.log);
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await pool.end();
    await thread.close();
    await sync?.finish();
    await rm(socketDir, { recursive: true, force: true });
    await lock?.release();
  };
  return {
    kind: 'pglite',
    pool,
    dataDir,
    onControl: lock ? serveControl(lock.server) : () => undefined,
    async dumpDataDirectory(file) {
      const bytes = await thread.dump(/\.t?gz$/.test(file));
      await writeFile(file, bytes, { mode: 0o600 });
    },
    close: () => (closing ??= close()),
  };
}

/** One connection, kept: PGlite has one session, which every connection would share. */
function createPool(socketDir: string): pg.Pool {
  return new pg.Pool({
    host: socketDir,
    port: SOCKET_PORT,
    user: 'postgres',
    database: 'postgres',
    password: '',
    ssl: false,
    max: 1,
    idleTimeoutMillis: 0,
    application_name: 'atrium',
    types: typeParsers,
  });
}

/** A first start that was cut off leaves a directory that looks whole and is not. */
async function preparePgDir(dataDir: string): Promise<string> {
  const pgDir = join(dataDir, 'pg');
  if (existsSync(unfinishedMark(pgDir))) await rm(pgDir, { recursive: true, force: true });
  await makePrivate(pgDir);
  return pgDir;
}

function unfinishedMark(pgDir: string): string {
  return `${pgDir}.unfinished`;
}

async function makePrivate(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await chmod(dir, 0o700);
}
