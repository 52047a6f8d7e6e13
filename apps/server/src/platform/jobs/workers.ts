import type { JobResult, JobWithMetadata, PgBoss } from 'pg-boss';
import type { Metrics } from '../metrics.ts';
import type { Platform } from '../scope.ts';
import { handBack, plain } from './boss.ts';
import { queueOf, type AnyJob, type Feeder, type Queue } from './job.ts';
import { startFeeding, startWatching } from './watch.ts';

export interface WorkOptions {
  jobs: readonly AnyJob[];
  feeder: Feeder;
  metrics?: Pick<Metrics, 'job'>;
}

export interface Work {
  /** Does everything that is due now until nothing is left; for tests and tools, not beside running workers. */
  drain(): Promise<void>;
  /** Takes nothing new, waits for what is running, and hands back what is not done by the deadline. */
  stop(deadlineSeconds?: number): Promise<void>;
}

const STOP_SECONDS = 10;

/** Workers wake when there is work; this is how often they look when every other signal has failed. */
const BACKSTOP_SECONDS = 300;

/** Declares every queue and, unless the role is `web`, begins to work on them. */
export async function startWork(platform: Platform, options: WorkOptions): Promise<Work> {
  const { feeder } = options;
  const queues = [...options.jobs.map(queueOf), ...feeder.queues];
  await platform.jobs.declare(queues);
  const running = new Map<string, JobWithMetadata<object>>();
  const bench: Bench = { platform, running, ...(options.metrics && { metrics: options.metrics }) };
  const drain = () => drainAll(bench, queues, feeder);
  if (platform.config.ROLE === 'web') return { drain, stop: () => Promise.resolve() };
  await keepSchedules(platform.jobs.boss, queues);
  const wake = await startWorkers(bench, queues);
  const stopWatching = startWatching(platform, wake);
  const stopFeeding = startFeeding(platform, feeder);
  return {
    drain,
    async stop(deadlineSeconds = STOP_SECONDS) {
      stopWatching();
      await stopFeeding();
      await stopWorkers(bench, queues, deadlineSeconds);
    },
  };
}

/** What the workers of this process share. */
interface Bench {
  platform: Platform;
  metrics?: Pick<Metrics, 'job'>;
  running: Map<string, JobWithMetadata<object>>;
}

/** Gives a function that wakes the workers of one queue. */
async function startWorkers(bench: Bench, queues: Queue[]): Promise<(queue: string) => void> {
  const { boss } = bench.platform.jobs;
  const workers = new Map<string, string[]>();
  const wake = (queue: string) => {
    for (const id of workers.get(queue) ?? []) boss.notifyWorker(id);
  };
  for (const queue of queues) {
    const options = {
      batchSize: queue.batch,
      burstWhenBatchFull: true,
      pollingIntervalSeconds: BACKSTOP_SECONDS,
      includeMetadata: true,
      perJobResults: true,
    } as const;
    const work = async (jobs: JobWithMetadata<object>[]) => {
      const results = await doJobs(bench, queue, jobs);
      // A worker that had something looks again at once.
      wake(queue.name);
      return results;
    };
    const ids = Array.from({ length: queue.concurrency }, () =>
      boss.work(queue.name, options, work),
    );
    workers.set(queue.name, await Promise.all(ids));
  }
  return wake;
}

async function doJobs(
  bench: Bench,
  queue: Queue,
  jobs: JobWithMetadata<object>[],
): Promise<JobResult[]> {
  const results: JobResult[] = [];
  for (const job of jobs) bench.running.set(job.id, job);
  for (const job of jobs) {
    results.push(await doJob(bench, queue, job));
    bench.running.delete(job.id);
  }
  return results;
}

async function doJob(bench: Bench, queue: Queue, job: JobWithMetadata<object>): Promise<JobResult> {
  const { platform, metrics } = bench;
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  try {
    await queue.handle(platform, job.data);
    metrics?.job(queue.name, 'completed', seconds());
    return { id: job.id, status: 'completed' };
  } catch (error) {
    const isLast = job.retryCount >= job.retryLimit;
    metrics?.job(queue.name, isLast ? 'failed' : 'retried', seconds());
    const line = {
      job: queue.name,
      job_id: job.id,
      attempt: job.retryCount + 1,
      err: plain(error),
    };
    if (isLast) platform.log.error(line, 'a job failed for good');
    else platform.log.warn(line, 'a job failed and will be tried again');
    return { id: job.id, status: 'failed', output: { message: plain(error).message } };
  }
}

async function stopWorkers(bench: Bench, queues: Queue[], deadlineSeconds: number): Promise<void> {
  const { boss } = bench.platform.jobs;
  const ended = Promise.all(queues.map(({ name }) => boss.offWork(name, { wait: true })));
  const deadline = Promise.withResolvers<void>();
  const timer = setTimeout(deadline.resolve, deadlineSeconds * 1000);
  await Promise.race([ended, deadline.promise]);
  clearTimeout(timer);
  for (const job of bench.running.values()) {
    bench.platform.log.warn({ job: job.name, job_id: job.id }, 'a job is handed back');
    // Should a twin wait under the same key, the queue itself fails and retries this one.
    await handBack(bench.platform.db.engine, job.id).catch(() => undefined);
  }
}

async function keepSchedules(boss: PgBoss, queues: Queue[]): Promise<void> {
  const kept = new Map((await boss.getSchedules()).map((each) => [each.name, each.cron]));
  for (const { name, cron } of queues) {
    // What was missed while nothing ran is made up for once.
    if (cron && kept.get(name) !== cron) await boss.schedule(name, cron, null, { missed: 'once' });
    if (cron) kept.delete(name);
  }
  for (const name of kept.keys()) await boss.unschedule(name);
}

async function drainAll(bench: Bench, queues: Queue[], feeder: Feeder): Promise<void> {
  for (let idle = false; !idle;) {
    idle = true;
    while (await feeder.feed(bench.platform)) idle = false;
    for (const queue of queues) {
      while (await drainBatch(bench, queue)) idle = false;
    }
  }
}

async function drainBatch(bench: Bench, queue: Queue): Promise<boolean> {
  const { boss } = bench.platform.jobs;
  const jobs = await boss.fetch<object>(queue.name, { batchSize: 50, includeMetadata: true });
  for (const [index, result] of (await doJobs(bench, queue, jobs)).entries()) {
    const job = jobs[index];
    if (!job) continue;
    if (result.status === 'completed') await boss.complete(queue.name, job);
    else await boss.fail(queue.name, job, result.output as object);
  }
  return jobs.length > 0;
}
