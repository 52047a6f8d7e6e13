import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { readConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/db/index.ts';
import { openEngine } from '../platform/db/engine/index.ts';
import { migrate } from '../platform/db/migrations/index.ts';
import { openFileStore } from '../platform/files/index.ts';
import { openLive } from '../platform/live/index.ts';
import { openMetrics } from '../platform/metrics.ts';
import { systemScope, type Platform, type Scope } from '../platform/scope.ts';
import { openSecrets } from '../platform/secrets.ts';
import { openJobs } from '../platform/jobs/index.ts';
import { openPrinter } from '../platform/pdf/index.ts';

/** Where a platform keeps its data; a second one on the same place sees what the first has left. */
export interface Place {
  dataDir: string;
  databaseUrl?: string;
  leave(): Promise<void>;
}

/** A fresh place: a database of its own on TEST_DATABASE_URL, or a data directory. */
export async function newPlace(): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), 'atrium-work-'));
  const leave = () => rm(dataDir, { recursive: true, force: true });
  const server = process.env.TEST_DATABASE_URL;
  if (!server) return { dataDir, leave };
  const name = `atrium_work_${process.pid}_${Math.random().toString(36).slice(2)}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const databaseUrl = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  return {
    dataDir,
    databaseUrl,
    async leave() {
      await leave();
      await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(sql);
  await client.end();
}

export interface Workbench {
  platform: Platform;
  close(): Promise<void>;
}

const MIGRATIONS = join(import.meta.dirname, '../../migrations');

/** A platform without HTTP, as the composition root would open it. */
export async function openWorkbench(
  place: Place,
  env: Record<string, string> = {},
): Promise<Workbench> {
  const log = pino({ level: 'silent' });
  const config = readConfig({
    DATA_DIR: place.dataDir,
    ...(place.databaseUrl && { DATABASE_URL: place.databaseUrl }),
    ...env,
  });
  const dump = process.env.TEST_DUMP;
  const engine = await openEngine({ ...place, log, ...(dump && { restoreDump: dump }) });
  await migrate(engine, { dir: MIGRATIONS, log });
  const live = await openLive({ engine, config, log });
  const notifies = engine.kind === 'postgres';
  const db = openDatabase({ engine, isSubscribed: () => true, notifies });
  db.onCommit((hints) => live.committed(hints));
  const jobs = await openJobs({ engine, live, log, role: config.ROLE, superviseSeconds: 1 });
  const files = await openFileStore(config, log);
  const clock = { now: () => new Date() };
  const secrets = openSecrets('a secret of thirty-two characters and more');
  const printer = openPrinter();
  const rooms = { db, live, files, jobs, printer };
  return {
    platform: { config, log, clock, secrets, ...rooms, metrics: openMetrics() },
    async close() {
      await printer.close();
      await jobs.close();
      await live.close();
      await files.close();
      await engine.close();
    },
  };
}

/** An organization to work for. */
export async function newScope(platform: Platform, name = 'Acme'): Promise<Scope> {
  const { id } = await platform.db.system((tx) =>
    tx.insertInto('organizations').values({ name }).returning('id').executeTakeFirstOrThrow(),
  );
  return systemScope(platform, id, 'test');
}
