import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  newPlace,
  newScope,
  openWorkbench,
  type Place,
  type Workbench,
} from '../../testing/workbench.ts';
import { announce, emit } from '../events/emit.ts';
import type { Hint } from '../live/index.ts';
import type { Scope } from '../scope.ts';
import type { Tx } from './index.ts';

let place: Place;
let bench: Workbench;
let scope: Scope;

beforeAll(async () => {
  place = await newPlace();
  bench = await openWorkbench(place);
});
beforeEach(async () => {
  scope = await newScope(bench.platform);
});
afterAll(async () => {
  await bench.close();
  await place.leave();
});

const transact = <T>(work: (tx: Tx) => Promise<T>) => bench.platform.db.transact(scope, work);
const addClient = (tx: Tx, email: string) =>
  tx.insertInto('clients').values({ org_id: scope.org, email }).execute();
const clients = () => transact((tx) => tx.selectFrom('clients').select('email').execute());
const events = () =>
  transact((tx) => tx.selectFrom('events').select(['type', 'id']).orderBy('id').execute());
const thing = { type: 'thing', id: 1 };

describe('a transaction', () => {
  it('writes its rows and its events together, and tells what happened afterwards', async () => {
    const told: string[] = [];
    await transact(async (tx) => {
      await addClient(tx, 'a@x.example');
      emit(tx, scope, { type: 'thing.made', subject: thing });
      emit(tx, scope, { type: 'thing.painted', subject: thing });
      tx.afterCommit.push(() => told.push('done'));
      expect(told).toEqual([]);
    });
    expect(told).toEqual(['done']);
    expect((await events()).map(({ type }) => type)).toEqual(['thing.made', 'thing.painted']);
    const outbox = await transact((tx) => tx.selectFrom('outbox').selectAll().execute());
    expect(outbox).toHaveLength(2);
  });

  it('that fails leaves nothing: no row, no event, no hint, no call', async () => {
    const heard: Hint[] = [];
    const stop = bench.platform.live.onHint((hint) => heard.push(hint));
    const told: string[] = [];
    const work = transact(async (tx) => {
      await addClient(tx, 'a@x.example');
      emit(tx, scope, { type: 'thing.made', subject: thing });
      tx.afterCommit.push(() => told.push('done'));
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    // What comes after a later commit would have come after the failed one.
    await transact(async (tx) => announce(tx, scope, { type: 'later', subject: thing, live: {} }));
    await expect.poll(() => heard.map(({ type }) => type)).toContain('later');
    stop();
    expect([await clients(), await events(), told]).toEqual([[], [], []]);
    expect(heard.filter(({ org }) => org === scope.org).map(({ type }) => type)).toEqual(['later']);
  });

  it('is tried again when the database broke it off, and only then', async () => {
    let attempts = 0;
    const broken = (code: string, times: number) =>
      transact(async (tx) => {
        attempts += 1;
        await addClient(tx, `${code.toLowerCase()}-${attempts}@x.example`);
        if (attempts <= times) throw Object.assign(new Error('broken off'), { code });
      });
    await broken('40P01', 2);
    expect([attempts, await clients()]).toEqual([3, [{ email: '40p01-3@x.example' }]]);
    attempts = 0;
    await expect(broken('40001', 9)).rejects.toThrow('broken off');
    expect(attempts).toBe(3);
    attempts = 0;
    await expect(broken('23505', 9)).rejects.toThrow('broken off');
    expect(attempts).toBe(1);
  });

  it('gives its connection back, whatever happened in it', async () => {
    const { pool } = bench.platform.db.engine;
    for (let count = 0; count < 20; count++) {
      await transact(async (tx) => {
        await addClient(tx, 'not an org').catch(() => undefined);
        await tx
          .selectFrom('clients')
          .where('id', '=', 'x' as unknown as number)
          .execute();
      }).catch(() => undefined);
    }
    expect(await clients()).toEqual([]);
    expect(pool.waitingCount).toBe(0);
  });

  it('leaves nothing of its organization on the connection', async () => {
    await clients();
    const { pool } = bench.platform.db.engine;
    const { rows } = await pool.query(
      `SELECT coalesce(current_setting('app.org_id', true), '') AS org, current_user = session_user AS own`,
    );
    expect(rows).toEqual([{ org: '', own: true }]);
  });

  it('sees its own organization only, the system every one', async () => {
    await transact((tx) => addClient(tx, 'a@x.example'));
    const mine = scope.org;
    scope = await newScope(bench.platform, 'Other');
    expect(await clients()).toEqual([]);
    const all = await bench.platform.db.system((tx) =>
      tx.selectFrom('clients').select('email').where('org_id', '=', mine).execute(),
    );
    expect(all).toEqual([{ email: 'a@x.example' }]);
  });
});

describe('events', () => {
  it('with the same key are written once', async () => {
    const event = { type: 'thing.made', subject: thing, dedupe_key: 'once' };
    await transact(async (tx) => emit(tx, scope, event));
    await transact(async (tx) => {
      emit(tx, scope, event);
      emit(tx, scope, { ...event, type: 'thing.painted', dedupe_key: 'other' });
    });
    expect((await events()).map(({ type }) => type)).toEqual(['thing.made', 'thing.painted']);
  });

  it('by the hundred keep their order', async () => {
    const types = Array.from({ length: 300 }, (_none, index) => `thing.${index}`);
    await transact(async (tx) => {
      for (const type of types) emit(tx, scope, { type, subject: thing });
    });
    expect((await events()).map(({ type }) => type)).toEqual(types);
  });

  it('carry any text that JSON can', async () => {
    const data = { text: '\u2028 " \\ 🦊', nested: [{ a: null }] };
    await transact(async (tx) => emit(tx, scope, { type: 'thing.made', subject: thing, data }));
    const rows = await transact((tx) => tx.selectFrom('events').select('data').execute());
    expect(rows).toEqual([{ data }]);
  });
});

describe('values', () => {
  it('come as they go over the wire: moments as RFC 3339, big numbers as numbers', async () => {
    const { rows } = await bench.platform.db.engine.pool.query(
      `SELECT '2026-03-02T10:00:00.123456+01'::timestamptz AS at, '2026-03-02'::date AS day,
        9007199254740991::bigint AS big, 12.50::numeric(14,2) AS money, ARRAY[1,2]::bigint[] AS list`,
    );
    expect(rows).toEqual([
      {
        at: expect.stringMatching(/^2026-03-02T09:00:00\.123(456)?Z$/),
        day: '2026-03-02',
        big: 9_007_199_254_740_991,
        money: '12.50',
        list: [1, 2],
      },
    ]);
  });
});
