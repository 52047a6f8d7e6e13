import { z } from 'zod';
import type { Tx } from '../db/index.ts';
import { systemScope, type Platform, type Scope } from '../scope.ts';
import { listOrganizationIds } from './jobs.queries.ts';
import type { QueueSettings } from './queue.ts';

/** How often a failed job is tried again, and how long the first pause is; each further one is twice as long. */
export interface Retry {
  limit: number;
  backoffSeconds: number;
}

/**
 * Work for one organization that is done after the commit, at least once: it may be cut off at any
 * point and begun again, so doing it twice must be the same as doing it once.
 */
export interface Job<T> {
  /** `mail.deliver`; also the name of its queue. */
  name: string;
  schema: z.ZodType<T>;
  run(scope: Scope, data: T): Promise<void>;
  /** Ten attempts over about an hour and a half unless said otherwise. */
  retry?: Retry;
  /** How many a process does at a time; 2 unless said otherwise. */
  concurrency?: number;
  /** A cron expression in UTC: then it also runs for every organization, with `{}` as data. */
  every?: string;
}

/** Work for the whole installation, by the clock only: sweeping, backups. At least once, like a job. */
export interface Routine {
  name: string;
  /** A cron expression in UTC. */
  every: string;
  sweep(platform: Platform): Promise<void>;
  retry?: Retry;
}

/** Any job or routine, for lists. */
export type AnyJob = Job<unknown> | Routine;

/** What a worker needs to serve one queue; jobs, routines and subscribers become one. */
export interface Queue extends QueueSettings {
  readonly concurrency: number;
  /** How many are fetched together and done in order. */
  readonly batch: number;
  readonly cron?: string;
  handle(platform: Platform, data: unknown): Promise<void>;
}

/** Something that turns what it finds into jobs: the relay of events. */
export interface Feeder {
  readonly queues: readonly Queue[];
  /** Is a commit with this hint a reason to look at once? */
  wants(news: { type: string; actor_type?: unknown }): boolean;
  /** Moves one batch; true when there may be more. */
  feed(platform: Platform): Promise<boolean>;
}

const RETRY: Retry = { limit: 10, backoffSeconds: 5 };

interface SendOptions {
  /** Not before this moment. */
  startAfter?: Date;
  /** While one with this key waits to begin, a second one is not added. */
  singletonKey?: string;
}

/** A job on its way: what to do, with what, when. */
export interface Sending<T> extends SendOptions {
  job: Job<T>;
  data: T;
}

/** Has a job done after the transaction has committed; it never runs when the transaction is rolled back. */
export async function send<T>(tx: Tx, scope: Scope, sending: Sending<T>): Promise<void> {
  const { job, data, ...options } = sending;
  await scope.platform.jobs.add(tx, job.name, [{ data: { org: scope.org, data }, ...options }]);
}

const Envelope = z.object({ org: z.number().int(), data: z.unknown() });

/** The queue of a job or a routine. */
export function queueOf(job: AnyJob): Queue {
  return 'sweep' in job ? queueOfRoutine(job) : queueOfJob(job);
}

function queueOfRoutine(routine: Routine): Queue {
  return {
    name: routine.name,
    retry: routine.retry ?? RETRY,
    concurrency: 1,
    batch: 1,
    cron: routine.every,
    handle: (platform) => routine.sweep(platform),
  };
}

function queueOfJob(job: Job<unknown>): Queue {
  return {
    name: job.name,
    retry: job.retry ?? RETRY,
    concurrency: job.concurrency ?? 2,
    batch: 1,
    ...(job.every && { cron: job.every }),
    async handle(platform, data) {
      // The clock's own job names no organization: it becomes one job for each.
      if (data === null || data === undefined) return sendToAll(platform, job);
      const envelope = Envelope.parse(data);
      await job.run(systemScope(platform, envelope.org, job.name), job.schema.parse(envelope.data));
    },
  };
}

async function sendToAll(platform: Platform, job: Job<unknown>): Promise<void> {
  await platform.db.system(async (tx) => {
    const organizations = await listOrganizationIds(tx);
    const jobs = organizations.map((org) => ({
      data: { org, data: {} },
      singletonKey: `every.${org}`,
    }));
    await platform.jobs.add(tx, job.name, jobs);
  });
}
