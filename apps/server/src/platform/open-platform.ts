import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { openDatabase } from './db/index.ts';
import { openEngine, type EngineOptions } from './db/engine/index.ts';
import { migrate } from './db/migrations/index.ts';
import { createRelay, type Subscriber } from './events/relay.ts';
import { openFileStore } from './files/index.ts';
import { openJobs } from './jobs/index.ts';
import { openLive } from './live/index.ts';
import { openMetrics } from './metrics.ts';
import { openPrinter } from './pdf/index.ts';
import type { Clock, Platform } from './scope.ts';
import { openSecrets, readRootSecret } from './secrets.ts';

const MIGRATIONS_DIR = new URL('../../migrations/', import.meta.url).pathname;

export interface PlatformOptions {
  config: Config;
  log: Logger;
  clock: Clock;
  /** Who waits for events; the others are not carried through the outbox. */
  subscribers: readonly Subscriber[];
  /** For tests: an engine in memory, begun from a dump. */
  engine?: Pick<EngineOptions, 'inMemory' | 'restoreDump' | 'maxConnections'>;
}

export interface OpenPlatform {
  platform: Platform;
  relay: ReturnType<typeof createRelay>;
  close(): Promise<void>;
}

/** Opens everything below the modules, in order; `close` goes the other way. */
export async function openPlatform(options: PlatformOptions): Promise<OpenPlatform> {
  const { config, log, clock } = options;
  const secrets = openSecrets(config.SECRET_KEY ?? (await readRootSecret(config.DATA_DIR)));
  const engine = await openEngine({
    ...(config.DATABASE_URL && { databaseUrl: config.DATABASE_URL }),
    dataDir: config.DATA_DIR,
    log,
    ...options.engine,
  });
  await migrate(engine, { dir: MIGRATIONS_DIR, log });
  const relay = createRelay(options.subscribers);
  const notifies = engine.kind === 'postgres' && !config.REDIS_URL;
  const db = openDatabase({ engine, isSubscribed: relay.wants, notifies });
  const live = await openLive({ engine, config, log });
  db.onCommit((hints) => live.committed(hints));
  const files = await openFileStore(config, log);
  const jobs = await openJobs({ engine, live, log, role: config.ROLE });
  const metrics = openMetrics();
  const printer = openPrinter();
  const platform = { config, log, clock, secrets, db, live, files, jobs, printer, metrics };
  const close = async () => {
    await printer.close();
    await jobs.close();
    await live.close();
    await files.close();
    await engine.close();
  };
  return { platform, relay, close };
}
