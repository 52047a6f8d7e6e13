import { link, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { askRunningServer, DataDirectoryInUse, openEngine, type Engine } from './index.ts';
import { lockDirectory, lockPath } from './directory-lock.ts';
import { parseInt8, parseTimestamptz } from './type-parsers.ts';

const ignore = (): void => undefined;
const log = { info: ignore, warn: ignore, error: ignore };
const serverUrl = process.env.TEST_DATABASE_URL;
let root: string;
let engine: Engine;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'atrium-engine-'));
  engine = await openEngine({ dataDir: join(root, 'data'), log });
});
afterAll(async () => {
  await engine.close();
  await rm(root, { recursive: true, force: true });
});

const VALUES = `
  SELECT 9007199254740991::int8 AS big, count(*) AS counted, 1234567890123.40::numeric AS amount,
    date '2026-02-28' AS day, timestamptz '2026-01-02 03:04:05.678999+02' AS at,
    ARRAY[timestamptz '2026-01-02 03:04:05Z', NULL] AS times, ARRAY[1, 2]::int8[] AS ids,
    '{"a":[1]}'::jsonb AS data, ARRAY['x', 'y,"z'] AS tags, NULL::int8 AS nothing`;
const PARSED = {
  big: Number.MAX_SAFE_INTEGER,
  counted: 1,
  amount: '1234567890123.40',
  day: '2026-02-28',
  at: '2026-01-02T01:04:05.678Z',
  times: ['2026-01-02T03:04:05.000Z', null],
  ids: [1, 2],
  data: { a: [1] },
  tags: ['x', 'y,"z'],
  nothing: null,
};

test('values arrive as the wire wants them', async () => {
  expect((await engine.pool.query(VALUES)).rows).toEqual([PARSED]);
  await expect(engine.pool.query('SELECT 9007199254740992::int8')).rejects.toThrow(RangeError);
  expect((await engine.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});

test.runIf(serverUrl)('PostgreSQL gives the same values', async () => {
  const server = await openEngine({ databaseUrl: serverUrl ?? '', dataDir: root, log });
  expect((await server.pool.query(VALUES)).rows).toEqual([PARSED]);
  const { rows } = await server.pool.query("SELECT current_setting('application_name') AS name");
  expect(rows).toEqual([{ name: 'atrium' }]);
  await server.close();
});

test('every instant of ours survives the way through text', () => {
  const from = new Date('0100-01-01T00:00:00Z');
  const to = new Date('9999-12-31T23:59:59.999Z');
  fc.assert(
    fc.property(fc.date({ min: from, max: to, noInvalidDate: true }), (date) => {
      const iso = date.toISOString();
      const fraction = iso.slice(19, 23).replace(/\.?0+$/, '');
      expect(parseTimestamptz(`${iso.slice(0, 10)} ${iso.slice(11, 19)}${fraction}+00`)).toBe(iso);
    }),
  );
  expect(parseTimestamptz('infinity')).toBe('infinity');
  expect(() => parseInt8('9223372036854775807')).toThrow(RangeError);
});

test('a query of a second does not hold up the event loop', async () => {
  let largest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    largest = Math.max(largest, now - last);
    last = now;
  }, 5);
  const started = performance.now();
  await engine.pool.query(`DO $$ DECLARE until timestamptz := clock_timestamp() + interval '1 s';
    BEGIN WHILE clock_timestamp() < until LOOP END LOOP; END $$`);
  clearInterval(timer);
  const taken = performance.now() - started;
  expect(taken).toBeGreaterThan(900);
  // Blocked, the loop would stand still for the whole query; a busy machine alone makes gaps of a tenth of a second.
  expect(largest).toBeLessThan(taken / 3);
});

test('the data directory is private, and has one owner', async () => {
  const dataDir = join(root, 'data');
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  await expect(openEngine({ dataDir, log })).rejects.toThrow(/Another Atrium is using .*data/);
});

test('a command-line tool reaches the running server', async () => {
  const dataDir = join(root, 'data');
  engine.onControl('echo', (body) => Promise.resolve(body));
  engine.onControl('fail', () => Promise.reject(new Error('no room on the disk')));
  expect(await askRunningServer(dataDir, 'ping', null)).toEqual({ result: { pid: process.pid } });
  expect(await askRunningServer(dataDir, 'echo', { a: 1 })).toEqual({ result: { a: 1 } });
  await expect(askRunningServer(dataDir, 'fail', null)).rejects.toThrow('no room on the disk');
  await expect(askRunningServer(dataDir, 'unknown', null)).rejects.toThrow('cannot do this');
  expect(await askRunningServer(join(root, 'nobody'), 'ping', null)).toBeNull();
});

test('of many starters on a lock left by a dead process at most one wins', async () => {
  const dir = await mkdtemp(join(root, 'l-'));
  let winners = 0;
  for (let round = 0; round < 10; round += 1) {
    await leaveStaleLock(lockPath(dir));
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(dir)));
    const won = results.filter((result) => result.status === 'fulfilled');
    const lost = results.filter((result) => result.status === 'rejected');
    expect(won.length).toBeLessThanOrEqual(1);
    expect(lost.every((result) => result.reason instanceof DataDirectoryInUse)).toBe(true);
    winners += won.length;
    await Promise.all(won.map((result) => result.value.release()));
    await rm(lockPath(dir), { force: true });
  }
  expect(winners).toBeGreaterThan(0);
  await leaveStaleLock(lockPath(dir));
  const alone = await lockDirectory(dir);
  await expect(lockDirectory(dir)).rejects.toThrow(DataDirectoryInUse);
  await alone.release();
  expect(await readdir(dir)).toEqual([]);
}, 30_000);

test('a path too long for a socket is refused with its length', async () => {
  await expect(openEngine({ dataDir: join(root, 'x'.repeat(120)), log })).rejects.toThrow(
    /DATA_DIR is too long.*at most \d+/,
  );
});

test('a database thread that dies is started again with its data', async () => {
  await engine.pool.query('CREATE TABLE survivor (id int); INSERT INTO survivor VALUES (7)');
  const posts = vi.spyOn(Worker.prototype, 'postMessage');
  await engine.dumpDataDirectory(join(root, 'dump.tar'));
  const thread = posts.mock.contexts[0];
  posts.mockRestore();
  if (!(thread instanceof Worker)) throw new Error('No thread was asked for the dump.');
  await thread.terminate();
  await vi.waitFor(
    async () => {
      const { rows } = await engine.pool.query('SELECT id FROM survivor');
      expect(rows).toEqual([{ id: 7 }]);
    },
    { timeout: 10_000, interval: 50 },
  );
});

test('a dump begins a new database in memory', async () => {
  const copy = await openEngine({
    dataDir: '',
    inMemory: true,
    restoreDump: join(root, 'dump.tar'),
    log,
  });
  expect((await copy.pool.query('SELECT id FROM survivor')).rows).toEqual([{ id: 7 }]);
  await copy.close();
});

/** A bound name whose socket nobody listens on, as kill -9 leaves it. */
async function leaveStaleLock(path: string): Promise<void> {
  const server = createServer();
  await new Promise<void>((settle) => server.listen(`${path}.tmp`, settle));
  await link(`${path}.tmp`, path);
  await new Promise((settle) => server.close(settle));
}
