import type pg from 'pg';
import { PgBoss, type ConstructorOptions } from 'pg-boss';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Engine } from '../db/engine/index.ts';
import type { Live } from '../live/index.ts';

export interface JobQueueOptions {
  engine: Engine;
  live: Live;
  log: Logger;
  role: Config['ROLE'];
  /** How often a vanished worker's jobs are looked for. */
  superviseSeconds?: number;
}

const SUPERVISE_SECONDS = 30;
const RARELY_SECONDS = 3600;

/** Any number; two servers that start together must agree on it. */
const ADVISORY_LOCK = 4_872_910_356;

/** pg-boss over our own pool, with its timers slowed down to what we use of it. */
export async function startBoss(options: JobQueueOptions): Promise<PgBoss> {
  const { engine, log, role } = options;
  const works = role !== 'web';
  const superviseSeconds = options.superviseSeconds ?? SUPERVISE_SECONDS;
  const boss = new PgBoss({
    db: adapterOf(engine.pool),
    schema: 'pgboss',
    backend: engine.kind,
    supervise: works,
    schedule: works,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    maintenanceIntervalSeconds: RARELY_SECONDS,
    flowIntervalSeconds: RARELY_SECONDS,
    bamIntervalSeconds: RARELY_SECONDS,
    cronWorkerIntervalSeconds: 30,
    reindex: engine.kind === 'postgres',
    monitorVacuum: engine.kind === 'postgres',
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (error) => log.warn({ err: plain(error) }, 'the job queue had a fault'));
  boss.on('warning', ({ message }) => log.warn(`the job queue warns: ${message}`));
  await oneAtATime(engine, () => boss.start());
  await openToTransactions(engine);
  if (engine.kind === 'pglite') await handBackOrphans(engine.pool);
  return boss;
}

/** Two servers that start together on a new database would both make the schema of the queue. */
async function oneAtATime(engine: JobQueueOptions['engine'], work: () => Promise<unknown>) {
  // The embedded database has one server and one connection.
  if (engine.kind === 'pglite') return work();
  const client = await engine.pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    return await work();
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [ADVISORY_LOCK]);
    client.release();
  }
}

interface PlainError {
  type: string;
  message: string;
  stack?: string;
}

const ADDRESS = /[^\s<>"'(),:;/]+@[^\s<>"'(),:;/]+/g;

/**
 * What a log may say of a fault: neither the values of rows that the database's errors carry, nor
 * the addresses that mail servers repeat.
 */
export function plain(error: unknown): PlainError {
  const clean = (text: string) => text.replace(ADDRESS, '[address]');
  if (!(error instanceof Error)) return { type: 'Error', message: clean(String(error)) };
  const stack = error.stack && { stack: clean(error.stack) };
  return { type: error.name, message: clean(error.message), ...stack };
}

/**
 * pg-boss sends scripts of several statements with their own BEGIN and COMMIT. They need one
 * connection, and when they fail it must not go back to the pool inside the broken transaction.
 */
function adapterOf(pool: pg.Pool): NonNullable<ConstructorOptions['db']> {
  return {
    async executeSql(text, values) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        const result: pg.QueryResult | pg.QueryResult[] = values?.length
          ? await client.query(text, values)
          : await client.query(text);
        return { rows: [result].flat().flatMap((each): unknown[] => each.rows) };
      } catch (error) {
        broken = await client.query('ROLLBACK').then(
          () => undefined,
          (fault: Error) => fault,
        );
        throw error;
      } finally {
        client.release(broken);
      }
    },
  };
}

/**
 * Lets the application's roles add jobs in their own transactions: an organization's transaction
 * only jobs of that organization. Workers run as the owner of the schema and see all.
 */
async function openToTransactions({ pool }: Engine): Promise<void> {
  const { rows } = await pool.query<{ done: boolean }>(`
    SELECT relrowsecurity AND has_table_privilege('atrium_app', oid, 'INSERT') AS done
    FROM pg_class WHERE oid = 'pgboss.job_common'::regclass`);
  if (rows[0]?.done) return;
  await pool.query(`
    BEGIN;
    SELECT pg_advisory_xact_lock(${ADVISORY_LOCK});
    GRANT USAGE ON SCHEMA pgboss TO atrium_app, atrium_system;
    GRANT SELECT ON pgboss.queue TO atrium_app, atrium_system;
    GRANT SELECT, INSERT ON pgboss.job_common TO atrium_app, atrium_system;
    ALTER TABLE pgboss.job_common ENABLE ROW LEVEL SECURITY;
    DROP POLICY IF EXISTS tenant ON pgboss.job_common;
    DROP POLICY IF EXISTS system ON pgboss.job_common;
    CREATE POLICY tenant ON pgboss.job_common TO atrium_app
      USING ((data->>'org')::bigint = public.current_org())
      WITH CHECK ((data->>'org')::bigint = public.current_org());
    CREATE POLICY system ON pgboss.job_common TO atrium_system USING (true) WITH CHECK (true);
    COMMIT`);
}

/** The embedded database has one process: what was running when it ended runs nowhere now. */
async function handBackOrphans(pool: pg.Pool): Promise<void> {
  await pool.query(`
    UPDATE pgboss.job_common
    SET state = CASE WHEN retry_count < retry_limit THEN 'retry' ELSE 'failed' END::pgboss.job_state,
      completed_on = CASE WHEN retry_count < retry_limit THEN NULL ELSE now() END,
      heartbeat_on = NULL
    WHERE state = 'active'`);
}

/** Puts a running job back as if it had never begun; its worker's word no longer counts. */
export async function handBack({ pool }: Engine, id: string): Promise<void> {
  await pool.query(
    `UPDATE pgboss.job_common SET state = 'created', started_on = NULL, heartbeat_on = NULL
     WHERE id = $1 AND state = 'active'`,
    [id],
  );
}
