import pg from 'pg';
import type { Engine, EngineLog, EngineOptions } from './engine.ts';
import { typeParsers } from './type-parsers.ts';

const OLDEST_VERSION = 15;
const DEFAULT_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 10_000;

/** Connects to a PostgreSQL server; TLS is chosen in the address (`?sslmode=verify-full`). */
export async function openPostgres(options: EngineOptions): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: options.maxConnections ?? DEFAULT_CONNECTIONS,
    application_name: 'atrium',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    types: typeParsers,
    onConnect: setUpSession,
  });
  surviveLostConnections(pool, options.log);
  try {
    await checkVersion(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  let closing: Promise<void> | undefined;
  return {
    kind: 'postgres',
    pool,
    dataDir: null,
    onControl: () => undefined,
    dumpDataDirectory: () =>
      Promise.reject(new Error('Only the embedded database has a data directory to dump.')),
    close: () => (closing ??= pool.end()),
  };
}

/**
 * Without these handlers a restarting database ends the process: a lost idle connection is an
 * 'error' event of the pool, a lost busy one an 'error' event of the client.
 */
export function surviveLostConnections(pool: pg.Pool, log: EngineLog): void {
  const warn = (error: Error) => log.warn({ err: error }, 'a database connection was lost');
  pool.on('error', warn);
  pool.on('connect', (client) => client.on('error', warn));
}

/** The pool waits for this before it lends a connection; the type parsers count on it. */
async function setUpSession(client: pg.ClientBase): Promise<void> {
  await client.query("SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'");
}

async function checkVersion(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ server_version: string }>('SHOW server_version');
  const version = rows[0]?.server_version ?? '';
  if (Number.parseInt(version, 10) < OLDEST_VERSION) {
    throw new Error(
      `Atrium needs PostgreSQL ${OLDEST_VERSION} or newer; DATABASE_URL leads to version ${version}.`,
    );
  }
}
