import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openEngine, type Engine } from '../engine/index.ts';
import { allowedValues } from './column-types.ts';
import { generateTypes } from './generate-types.ts';
import { migrate } from './index.ts';

const ignore = (): void => undefined;
const log = { info: ignore, warn: ignore, error: ignore };
let engine: Engine;
let dir: string;

beforeAll(async () => {
  engine = await openEngine({ dataDir: '', inMemory: true, log });
});
afterAll(() => engine.close());
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'atrium-migrations-'));
  await engine.pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
});
afterEach(() => rm(dir, { recursive: true, force: true }));

function write(name: string, sql: string): Promise<void> {
  return writeFile(join(dir, name), sql);
}

function run(): Promise<string[]> {
  return migrate(engine, { dir, log });
}

async function tables(): Promise<string[]> {
  const { rows } = await engine.pool.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1",
  );
  return rows.map((row) => row.name);
}

test('new files are applied once, in order', async () => {
  await write('0001_a.sql', 'CREATE TABLE a (id int)');
  expect(await run()).toEqual(['0001_a']);
  await write('0002_b.sql', 'CREATE TABLE b (id int); INSERT INTO a VALUES (1)');
  expect(await run()).toEqual(['0002_b']);
  expect(await run()).toEqual([]);
  expect((await engine.pool.query('SELECT id FROM a')).rows).toEqual([{ id: 1 }]);
});

test('a failing file leaves nothing behind and names its line', async () => {
  await write('0001_a.sql', 'CREATE TABLE a (id int);\n\nINSERT INTO nowhere VALUES (1);');
  await expect(run()).rejects.toThrow(/^0001_a failed: .*nowhere.*\(line 3\)$/);
  expect(await tables()).toEqual(['schema_migrations']);
});

test('a changed file is refused', async () => {
  await write('0001_a.sql', 'CREATE TABLE a (id int)');
  await run();
  await write('0001_a.sql', 'CREATE TABLE a (id bigint)');
  await expect(run()).rejects.toThrow('0001_a was changed after it was applied');
});

test('a database newer than the program is refused', async () => {
  await write('0001_a.sql', 'CREATE TABLE a (id int)');
  await write('0002_b.sql', 'CREATE TABLE b (id int)');
  await run();
  await rm(join(dir, '0002_b.sql'));
  await expect(run()).rejects.toThrow('The database is newer than this program: it has 0002_b');
});

test('gaps are refused, among the files and in the database', async () => {
  await write('0001_a.sql', 'CREATE TABLE a (id int)');
  await write('0003_c.sql', 'CREATE TABLE c (id int)');
  await expect(run()).rejects.toThrow('expected 0002 and found 0003_c');
  await write('0002_b.sql', 'CREATE TABLE b (id int)');
  await run();
  await engine.pool.query('DELETE FROM schema_migrations WHERE version = 2');
  await expect(run()).rejects.toThrow('0002_b was never applied, but later ones were');
});

test('an optional file waits for its extension and is no gap', async () => {
  await write('0001_a.sql', 'CREATE TABLE a (id int)');
  await write('0002_x.sql', '-- optional: no_such_extension\nCREATE TABLE x (id int)');
  await write(
    '0003_v.sql',
    '-- optional: vector\nCREATE EXTENSION vector; CREATE TABLE v (e vector(2))',
  );
  expect(await run()).toEqual(['0001_a', '0003_v']);
  expect(await run()).toEqual([]);
});

test('types say what may be read and written', async () => {
  await write(
    '0001_a.sql',
    `CREATE TABLE things (
      id bigint GENERATED ALWAYS AS IDENTITY,
      kind text NOT NULL DEFAULT 'A' CHECK (kind IN ('A', 'it''s')),
      stage text CHECK (stage IS NULL OR stage IN ('x', 'y')),
      level varchar(9) NOT NULL CHECK (level IN ('low', 'high')),
      n int NOT NULL CHECK (n > 1),
      amount numeric(14,2),
      at timestamptz NOT NULL DEFAULT now(),
      tags text[] NOT NULL DEFAULT '{}',
      data jsonb NOT NULL,
      key text NOT NULL GENERATED ALWAYS AS (lower(kind)) STORED
    )`,
  );
  await run();
  const types = await generateTypes(engine);
  const body = types.slice(types.indexOf('interface ThingsTable'));
  expect(body.slice(0, body.indexOf('}')).split('\n').slice(1, -1)).toEqual([
    '  id: GeneratedAlways<number>;',
    String.raw`  kind: Generated<'A' | 'it\'s'>;`,
    "  stage: 'x' | 'y' | null;",
    "  level: 'low' | 'high';",
    '  n: number;',
    '  amount: string | null;',
    '  at: Generated<string>;',
    '  tags: Generated<string[]>;',
    '  data: ColumnType<unknown, JsonInput, JsonInput>;',
    '  key: GeneratedAlways<string>;',
  ]);
  expect(types).toContain('  things: ThingsTable;');
  expect(allowedValues("CHECK (((kind = 'A'::text) OR (n > 1)))")).toBeNull();
});
