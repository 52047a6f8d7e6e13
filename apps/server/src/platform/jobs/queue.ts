import { randomUUID } from 'node:crypto';
import { fromKysely, type PgBoss } from 'pg-boss';
import type { Tx } from '../db/index.ts';
import { startBoss, type JobQueueOptions } from './boss.ts';

/** A job as it goes into its queue. The organization is in the data: row-level security looks there. */
export interface NewJob {
  data: { org: number } & Record<string, unknown>;
  /** Not before this moment. */
  startAfter?: Date;
  /** While one job with this key waits to begin, a second one is not added. */
  singletonKey?: string;
}

/** What is kept about a queue; `retry.backoffSeconds` doubles with each attempt, up to an hour. */
export interface QueueSettings {
  readonly name: string;
  readonly retry: { limit: number; backoffSeconds: number };
}

/** The queue of jobs in the database: jobs are added with the transaction of the business they belong to. */
export interface JobQueue {
  /** Makes the queues, if they are new. Nothing can be added to a queue before. */
  declare(queues: readonly QueueSettings[]): Promise<void>;
  /** Adds jobs; they exist when the transaction commits, and never when it is rolled back. */
  add(tx: Tx, queue: string, jobs: readonly NewJob[]): Promise<void>;
  /** Called with the name of a queue that has something new, soon after the commit. */
  onAdded(listener: (queue: string) => void): () => void;
  /** For the workers. */
  readonly boss: PgBoss;
  check(): Promise<void>;
  close(): Promise<void>;
}

const ADDED = 'job.added';

/** Opens the queue, making its schema on the first start. */
export async function openJobs(options: JobQueueOptions): Promise<JobQueue> {
  const { engine, live, role } = options;
  const boss = await startBoss(options);
  const declared = new Set<string>();
  const listeners = new Set<(queue: string) => void>();
  // Workers in this process hear directly; a process without workers tells those that have some.
  const announce = (queue: string) => {
    if (role === 'web') live.broadcast({ org: 0, type: ADDED, entity: 'queue', id: queue });
    else for (const listener of listeners) listener(queue);
  };
  const offHint = live.onHint((hint) => {
    if (hint.type === ADDED) for (const listener of listeners) listener(hint.id);
  });
  return {
    boss,
    async declare(queues) {
      await declareQueues(boss, queues);
      for (const queue of queues) declared.add(queue.name);
    },
    async add(tx, queue, jobs) {
      // An unknown queue would be looked up on a second connection, which the embedded database has not.
      if (!declared.has(queue)) throw new Error(`The queue ${queue} was never declared`);
      if (jobs.length === 0) return;
      await boss.insert(queue, jobs.map(rowOf), { db: fromKysely(tx) });
      tx.afterCommit.push(() => announce(queue));
    },
    onAdded(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async check() {
      await engine.pool.query('SELECT 1 FROM pgboss.version');
    },
    async close() {
      offHint();
      await boss.stop({ graceful: false, close: false });
    },
  };
}

// Every queue allows one waiting job per key, so a job without a key gets one of its own.
function rowOf(job: NewJob) {
  return {
    data: job.data,
    singletonKey: job.singletonKey ?? randomUUID(),
    ...(job.startAfter && { startAfter: job.startAfter.toISOString() }),
  };
}

const HOUR = 3600;

/** How long a vanished worker goes unnoticed: it says every half of this that it is there. */
const HEARTBEAT_SECONDS = 30;

async function declareQueues(boss: PgBoss, queues: readonly QueueSettings[]): Promise<void> {
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  for (const { name, retry } of queues) {
    const backoff = retry.backoffSeconds > 0;
    const settings = {
      retryLimit: retry.limit,
      retryDelay: retry.backoffSeconds,
      retryBackoff: backoff,
      ...(backoff && { retryDelayMax: HOUR }),
      heartbeatSeconds: HEARTBEAT_SECONDS,
      deleteAfterSeconds: 24 * HOUR,
    };
    const now = known.get(name);
    if (!now) await boss.createQueue(name, { policy: 'short', ...settings });
    else if (now.retryLimit !== retry.limit || now.retryDelay !== retry.backoffSeconds) {
      await boss.updateQueue(name, { ...settings, retryDelayMax: backoff ? HOUR : null });
    }
  }
}
