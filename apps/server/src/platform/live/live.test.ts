import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { newPlace, newScope, openWorkbench, type Workbench } from '../../testing/workbench.ts';
import { announce } from '../events/emit.ts';
import type { Hint } from './hint.ts';
import { readHints } from './broker.ts';
import { openLive, type Live } from './index.ts';

const onPostgres = process.env.TEST_DATABASE_URL !== undefined;
const redis = process.env.TEST_REDIS_URL;

let ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.toReversed()) await end();
  ends = [];
});

async function openBench(env: Record<string, string> = {}): Promise<Workbench> {
  const place = await newPlace();
  const bench = await openWorkbench(place, env);
  ends.push(place.leave, bench.close);
  return bench;
}

/** A second server beside the first. */
async function beside({ platform }: Workbench): Promise<Live> {
  const log = pino({ level: 'silent' });
  const live = await openLive({ engine: platform.db.engine, config: platform.config, log });
  ends.push(() => live.close());
  return live;
}

function listen(live: Live) {
  const heard: string[] = [];
  let resyncs = 0;
  live.onHint((hint) => heard.push(`${hint.type} ${hint.id}`));
  live.onResync(() => (resyncs += 1));
  return { heard, resyncs: () => resyncs };
}

const hint = (type: string, id: string): Hint => ({ org: 1, type, entity: 'thing', id });

describe('hints', () => {
  it('reach every listener, also after one that fails, until it stops listening', async () => {
    const { platform } = await openBench();
    const heard: string[] = [];
    platform.live.onHint(() => {
      throw new Error('a fault of mine');
    });
    const stop = platform.live.onHint(({ id }) => heard.push(id));
    platform.live.broadcast(hint('typing', '1'));
    await expect.poll(() => heard).toEqual(['1']);
    stop();
    const last = listen(platform.live);
    platform.live.broadcast(hint('typing', '2'));
    await expect.poll(() => last.heard).toEqual(['typing 2']);
    expect(heard).toEqual(['1']);
  });

  it('of commits come once, in the order of the commits', async () => {
    const bench = await openBench();
    const { db, live } = bench.platform;
    const scope = await newScope(bench.platform);
    const { heard } = listen(live);
    for (let id = 1; id <= 20; id++) {
      await db.transact(scope, async (tx) => {
        announce(tx, scope, { type: 'thing', subject: { type: 'thing', id }, live: {} });
      });
    }
    const expected = Array.from({ length: 20 }, (_none, index) => `thing ${index + 1}`);
    await expect.poll(() => heard).toEqual(expected);
  });

  it('that came broken are no hints', () => {
    for (const payload of ['', '{', 'null', '7', '{"a":1}']) expect(readHints(payload)).toBeNull();
    expect(readHints('[]')).toEqual([]);
  });
});

describe.runIf(onPostgres)('between servers on PostgreSQL', () => {
  it('hints leave with the commit, for every server once', async () => {
    const bench = await openBench();
    const other = listen(await beside(bench));
    const own = listen(bench.platform.live);
    const scope = await newScope(bench.platform);
    const failing = bench.platform.db.transact(scope, async (tx) => {
      announce(tx, scope, { type: 'lost', subject: { type: 'thing', id: 1 }, live: {} });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await bench.platform.db.transact(scope, async (tx) => {
      announce(tx, scope, { type: 'made', subject: { type: 'thing', id: 1 }, live: {} });
    });
    bench.platform.live.broadcast(hint('typing', '2'));
    for (const { heard } of [own, other]) {
      await expect.poll(() => heard).toEqual(['made 1', 'typing 2']);
    }
  });

  it('too many at once become: look everywhere', async () => {
    const bench = await openBench();
    const other = listen(await beside(bench));
    const scope = await newScope(bench.platform);
    await bench.platform.db.transact(scope, async (tx) => {
      for (let id = 0; id < 200; id++) {
        announce(tx, scope, { type: 'made', subject: { type: 'thing', id }, live: {} });
      }
    });
    await expect.poll(other.resyncs).toBe(1);
    expect(other.heard).toEqual([]);
  });

  it('a connection that was cut comes back, and says that something may have been missed', async () => {
    const bench = await openBench();
    const live = await beside(bench);
    const other = listen(live);
    const { pool } = bench.platform.db.engine;
    await pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'atrium live' AND datname = current_database()`,
    );
    await expect.poll(other.resyncs, { timeout: 8000 }).toBe(1);
    await live.check();
    bench.platform.live.broadcast(hint('typing', '3'));
    await expect.poll(() => other.heard).toEqual(['typing 3']);
  });
});

describe.runIf(redis)('between servers over Redis', () => {
  it('hints are for every server, once', async () => {
    const bench = await openBench({ REDIS_URL: redis ?? '' });
    const other = listen(await beside(bench));
    const own = listen(bench.platform.live);
    bench.platform.live.broadcast(hint('typing', '1'));
    bench.platform.live.committed([hint('made', '2')]);
    for (const { heard } of [own, other]) {
      await expect.poll(() => heard).toEqual(['typing 1', 'made 2']);
    }
    await bench.platform.live.check();
  });
});
