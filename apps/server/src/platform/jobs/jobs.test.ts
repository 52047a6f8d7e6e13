import { fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { inTurn } from './in-turn.ts';
import { z } from 'zod';
import { createRelay } from '../events/relay.ts';
import type { Platform, Scope } from '../scope.ts';
import { plain } from './boss.ts';
import { send, startWork, type AnyJob, type Job, type Routine, type Work } from './index.ts';
import {
  newPlace,
  newScope,
  openWorkbench,
  type Place,
  type Workbench,
} from '../../testing/workbench.ts';

const Numbered = z.object({ n: z.number() });
const PATIENCE = { timeout: 15_000, interval: 20 };

let place: Place;
let bench: Workbench;
let scope: Scope;
let work: Work | undefined;

beforeAll(async () => {
  place = await newPlace();
  bench = await openWorkbench(place);
  scope = await newScope(bench.platform);
});

afterEach(async () => {
  await work?.stop(0);
  work = undefined;
});

afterAll(async () => {
  await bench.close();
  await place.leave();
});

async function begin(...jobs: AnyJob[]): Promise<Work> {
  work = await startWork(bench.platform, { jobs, feeder: createRelay([]) });
  return work;
}

function counting(name: string, run: (n: number, scope: Scope) => Promise<void> | void) {
  const job: Job<{ n: number }> = {
    name,
    schema: Numbered,
    retry: { limit: 3, backoffSeconds: 0 },
    run: async (jobScope, { n }) => run(n, jobScope),
  };
  return job;
}

function add(
  job: Job<{ n: number }>,
  n: number,
  more: { startAfter?: Date; singletonKey?: string } = {},
) {
  return bench.platform.db.transact(scope, (tx) => send(tx, scope, { job, data: { n }, ...more }));
}

async function statesOf(queue: string): Promise<string[]> {
  const { rows } = await bench.platform.db.engine.pool.query<{ state: string }>(
    'SELECT state::text FROM pgboss.job_common WHERE name = $1 ORDER BY created_on',
    [queue],
  );
  return rows.map((row) => row.state);
}

describe('a job', () => {
  it('runs after the commit, for its organization, as the system', async () => {
    const ran: [number, number, string][] = [];
    const job = counting('test.runs', (n, { org, principal }) => {
      ran.push([n, org, principal.type]);
    });
    await begin(job);
    await add(job, 1);
    await vi.waitFor(() => expect(ran).toEqual([[1, scope.org, 'system']]), PATIENCE);
  });

  it('never runs when its transaction is rolled back', async () => {
    const ran: number[] = [];
    const job = counting('test.rollback', (n) => void ran.push(n));
    await begin(job);
    const failing = bench.platform.db.transact(scope, async (tx) => {
      await send(tx, scope, { job, data: { n: 1 } });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await add(job, 2);
    await vi.waitFor(() => expect(ran).toEqual([2]), PATIENCE);
    expect(await statesOf(job.name)).toHaveLength(1);
  });

  it('is tried again when it fails, and given up after its limit', async () => {
    const attempts: number[] = [];
    const job = counting('test.fails', (n) => {
      attempts.push(n);
      if (n === 1 && attempts.length < 3) throw new Error('not yet');
      if (n === 2) throw new Error('never');
    });
    const { drain } = await beginDraining(job);
    await add(job, 1);
    await drain();
    expect(attempts).toEqual([1, 1, 1]);
    await add(job, 2);
    await drain();
    expect(attempts.filter((n) => n === 2)).toHaveLength(4);
    expect((await statesOf(job.name)).toSorted()).toEqual(['completed', 'failed']);
  });

  it('waits for its time', async () => {
    const ran: number[] = [];
    const job = counting('test.later', (n) => void ran.push(n));
    const { drain } = await beginDraining(job);
    await add(job, 1, { startAfter: new Date(Date.now() + 3_600_000) });
    await add(job, 2, { startAfter: new Date(Date.now() - 1000) });
    await drain();
    expect(ran).toEqual([2]);
  });

  it('waits only once under one key, and as often as one likes without', async () => {
    const ran: number[] = [];
    const job = counting('test.once', (n) => void ran.push(n));
    const { drain } = await beginDraining(job);
    for (const n of [1, 2]) await add(job, n, { singletonKey: 'same' });
    for (const n of [3, 4]) await add(job, n);
    await drain();
    expect(new Set(ran)).toEqual(new Set([1, 3, 4]));
    expect(ran).toHaveLength(3);
  });

  it('cannot be added for another organization, nor read by one', async () => {
    const job = counting('test.stranger', () => undefined);
    await beginDraining(job);
    const stranger = await newScope(bench.platform, 'Stranger');
    await add(job, 1);
    const { platform } = bench;
    const foreign = platform.db.transact(stranger, (tx) =>
      platform.jobs.add(tx, job.name, [{ data: { org: scope.org, data: { n: 1 } } }]),
    );
    await expect(foreign).rejects.toThrow(/row-level security/);
    expect(await statesOf(job.name)).toEqual(['created']);
  });

  it('refuses a queue that nobody declared, before it could block the only connection', async () => {
    await expect(
      add(
        counting('test.unknown', () => undefined),
        1,
      ),
    ).rejects.toThrow(/never declared/);
  });
});

describe('what a log says of a failure', () => {
  it("has no address and none of the database's details", () => {
    const error = Object.assign(new Error('550 <ada@example.com> is unknown'), {
      detail: 'Key (email)=(ada@example.com) already exists.',
    });
    expect(JSON.stringify(plain(error))).not.toContain('ada@');
    expect(plain(error).message).toBe('550 <[address]> is unknown');
  });
});

describe.runIf(process.env.TEST_DATABASE_URL)('a process without workers', () => {
  it('tells those that have some', async () => {
    const web = await openWorkbench(place, { ROLE: 'web' });
    const job = counting('test.elsewhere', () => undefined);
    await startWork(web.platform, { jobs: [job], feeder: createRelay([]) });
    const told: string[] = [];
    const off = bench.platform.jobs.onAdded((queue) => told.push(queue));
    await web.platform.db.transact(scope, (tx) =>
      web.platform.jobs.add(tx, job.name, [{ data: { org: scope.org, data: { n: 1 } } }]),
    );
    await vi.waitFor(() => expect(told).toEqual([job.name]), PATIENCE);
    off();
    await web.close();
  });
});

/** Without workers: everything happens in `drain`. */
async function beginDraining(...jobs: AnyJob[]): Promise<Work> {
  const config = { ...bench.platform.config, ROLE: 'web' as const };
  return startWork({ ...bench.platform, config }, { jobs, feeder: createRelay([]) });
}

describe('the clock', () => {
  it('runs a job for every organization, and a routine once', async () => {
    const orgs: number[] = [];
    const swept = vi.fn<Routine['sweep']>().mockResolvedValue();
    const job: Job<Record<string, never>> = {
      name: 'test.every',
      schema: z.strictObject({}),
      every: '0 4 * * *',
      run: async ({ org }) => void orgs.push(org),
    };
    const routine: Routine = { name: 'test.sweep', every: '0 5 * * *', sweep: swept };
    await begin(job, routine);
    const { boss } = bench.platform.jobs;
    const schedules = await boss.getSchedules();
    expect(new Map(schedules.map(({ name, cron }) => [name, cron]))).toEqual(
      new Map([
        ['test.every', '0 4 * * *'],
        ['test.sweep', '0 5 * * *'],
      ]),
    );
    // What the clock does at four and at five.
    await boss.send('test.every', null);
    await boss.send('test.sweep', null);
    const all = await bench.platform.db.system((tx) =>
      tx.selectFrom('organizations').select('id').orderBy('id').execute(),
    );
    await vi.waitFor(
      () => expect(orgs.toSorted((a, b) => a - b)).toEqual(all.map(({ id }) => id)),
      PATIENCE,
    );
    await vi.waitFor(() => expect(swept).toHaveBeenCalledOnce(), PATIENCE);
    await work?.stop(0);
    await begin();
    expect(await boss.getSchedules()).toEqual([]);
  });
});

describe('stopping', () => {
  it('waits for what is running', async () => {
    const begun = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    const job = counting('test.finish', async () => {
      begun.resolve();
      await end.promise;
    });
    const working = await begin(job);
    await add(job, 1);
    await begun.promise;
    const stopping = working.stop(20);
    end.resolve();
    await stopping;
    expect(await statesOf(job.name)).toEqual(['completed']);
  });

  it('hands back at the deadline what is not done, without counting the attempt', async () => {
    const begun = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    const job = counting('test.handed-back', async () => {
      begun.resolve();
      await end.promise;
    });
    const working = await begin(job);
    await add(job, 1);
    await begun.promise;
    await working.stop(0);
    expect(await statesOf(job.name)).toEqual(['created']);
    end.resolve();
    const again: number[] = [];
    await begin(counting(job.name, (n) => void again.push(n)));
    await vi.waitFor(() => expect(again).toEqual([1]), PATIENCE);
  });
});

describe('a process that is killed', () => {
  it('has its job done by the next one', { timeout: 60_000 }, async () => {
    const own = await newPlace();
    const args = [own.dataDir, ...(own.databaseUrl ? [own.databaseUrl] : [])];
    const child = fork(
      new URL('../../testing/stand-ins/crashing-worker.ts', import.meta.url),
      args,
      {
        execArgv: [],
      },
    );
    const [begun] = (await once(child, 'message')) as [{ begun: number; org: number }];
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(begun.begun).toBe(7);

    const next = await openWorkbench(own);
    // Where other processes may live, only silence tells that one died; here it has been silent for long.
    await next.platform.db.engine.pool.query(
      "UPDATE pgboss.job_common SET heartbeat_on = now() - interval '1 hour' WHERE state = 'active'",
    );
    const ran: [number, number][] = [];
    const job = counting('test.crash', (n, { org }) => void ran.push([n, org]));
    const working = await startWork(next.platform, { jobs: [job], feeder: createRelay([]) });
    await vi.waitFor(() => expect(ran).toEqual([[7, begun.org]]), {
      timeout: 30_000,
      interval: 50,
    });
    await working.stop();
    await next.close();
    await own.leave();
  });
});

it('a sweep goes on after what it could not do, and notes it', async () => {
  const done: number[] = [];
  const noted: unknown[] = [];
  const log = { error: (told: unknown) => noted.push(told) } as unknown as Platform['log'];
  await inTurn({ log }, [{ id: 1 }, { id: 2 }, { id: 3 }], async ({ id }) => {
    if (id === 2) throw new Error('broken');
    done.push(id);
  });
  expect(done).toEqual([1, 3]);
  expect(noted).toMatchObject([{ row: { id: 2 } }]);
});
