import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEngine, type Engine } from '../db/engine/index.ts';
import { migrate } from '../db/migrations/index.ts';
import {
  BackupError,
  createBackup,
  keepDaily,
  requestBackup,
  restoreBackup,
  serveBackupRequests,
} from './index.ts';

const ignore = (): void => undefined;
const log = { info: ignore, warn: ignore, error: ignore };
const clock = { now: () => new Date('2026-03-04T05:06:07Z') };
const serverUrl = process.env.TEST_DATABASE_URL;

/** One of everything that makes a restore hard: a circle of keys, row security, triggers, nulls. */
const FIRST = `
  DO $$ BEGIN CREATE ROLE atrium_system NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
  GRANT atrium_system TO CURRENT_USER;
  GRANT USAGE ON SCHEMA public TO atrium_system;
  CREATE TABLE organizations (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, owner_id bigint);
  CREATE TABLE users (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    org_id bigint NOT NULL REFERENCES organizations,
    name text NOT NULL, key text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED,
    amount numeric(14,2), at timestamptz, day date, tags text[] NOT NULL DEFAULT '{}',
    data jsonb NOT NULL, raw bytea, ratio float8
  );
  ALTER TABLE organizations ADD FOREIGN KEY (owner_id) REFERENCES users;
  CREATE TABLE log (at timestamptz NOT NULL, what text) PARTITION BY RANGE (at);
  CREATE TABLE log_all PARTITION OF log DEFAULT;
  CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN RAISE EXCEPTION 'append only'; END $f$;
  CREATE TRIGGER no_insert BEFORE INSERT ON log FOR EACH ROW WHEN (NEW.what = 'old') EXECUTE FUNCTION refuse();
  ALTER TABLE users ENABLE ROW LEVEL SECURITY;
  ALTER TABLE users FORCE ROW LEVEL SECURITY;
  CREATE POLICY system ON users TO atrium_system USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT ON users TO atrium_system;
  CREATE SEQUENCE numbers INCREMENT BY 5 START 100`;
const SECOND = `ALTER TABLE users ADD COLUMN nickname text NOT NULL DEFAULT 'none'`;

const ROWS = `
  INSERT INTO organizations (name) VALUES ('Ä\u2028"\\'), ('two');
  SET LOCAL ROLE atrium_system;
  INSERT INTO users (org_id, name, amount, at, day, tags, data, raw, ratio)
    SELECT 1, 'User ' || i, i + 0.10, timestamptz '2026-01-01 00:00:00.123456Z' + i * interval '1 s',
      '2026-02-28', ARRAY['a', NULL, 'x,"' || i], CASE WHEN i % 2 = 0 THEN 'null' ELSE '{"n":9007199254740993}' END::jsonb,
      '\\x00ff', 0.1 + i
    FROM generate_series(1, 2500) i;
  SET LOCAL ROLE NONE;
  UPDATE organizations SET owner_id = 2500;
  ALTER TABLE log DISABLE TRIGGER USER;
  INSERT INTO log VALUES ('2026-01-01', 'old');
  ALTER TABLE log ENABLE TRIGGER USER;
  SELECT nextval('numbers'), nextval('numbers')`;

let root: string;
let migrationsDir: string;
let source: Engine;
let target: Engine;
let file: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'atrium-backup-'));
  migrationsDir = join(root, 'migrations');
  await mkdir(migrationsDir);
  await writeFile(join(migrationsDir, '0001_first.sql'), FIRST);
  [source, target] = await Promise.all([
    openEngine({ dataDir: join(root, 'data'), log }),
    openEngine({ dataDir: '', inMemory: true, log }),
  ]);
  await migrate(source, { dir: migrationsDir, log });
  await source.pool.query(`BEGIN; ${ROWS}; COMMIT`);
  await mkdir(join(root, 'data', 'files', 'ab'), { recursive: true });
  await writeFile(join(root, 'data', 'files', 'ab', 'picture'), 'pixels');
  await writeFile(join(root, 'data', 'files', 'empty'), '');
  file = join(root, 'first.tar.gz');
  await createBackup(source, { file, filesDir: join(root, 'data', 'files'), clock });
  await writeFile(join(migrationsDir, '0002_second.sql'), SECOND);
}, 60_000);

afterAll(async () => {
  await Promise.all([source.close(), target.close()]);
  await rm(root, { recursive: true, force: true });
});

function restore(engine: Engine, from: string, replace: boolean) {
  const filesDir = join(root, `files-${engine.kind}`);
  return restoreBackup(engine, { file: from, filesDir, migrationsDir, replace, log });
}

/** Every row as text, and what comes next of each sequence. */
async function content(engine: Engine): Promise<unknown> {
  const client = await engine.pool.connect();
  try {
    const ask = async (sql: string) => (await client.query(sql)).rows;
    await client.query('BEGIN');
    const organizations = await ask('SELECT o::text FROM organizations o ORDER BY id');
    const log_rows = await ask('SELECT l::text FROM log l');
    await client.query('SET LOCAL ROLE atrium_system');
    const users = await ask(
      `SELECT (id, org_id, name, key, amount, at, day, tags, data, raw, ratio)::text, data = 'null' AS json_null
       FROM users ORDER BY id`,
    );
    await client.query('ROLLBACK');
    return { organizations, log_rows, users };
  } finally {
    client.release();
  }
}

async function insertOne(engine: Engine): Promise<unknown> {
  const { rows } = await engine.pool.query(
    "INSERT INTO organizations (name) VALUES ('later') RETURNING id, nextval('numbers') AS number",
  );
  return rows[0];
}

test('a backup becomes the same database again, migrated to the newest version', async () => {
  const manifest = await restore(target, file, false);
  expect(manifest.tables.users?.rows).toBe(2500);
  expect(manifest.created_at).toBe('2026-03-04T05:06:07.000Z');
  expect(await content(target)).toEqual(await content(source));
  expect((await target.pool.query('SELECT DISTINCT nickname FROM users')).rows).toEqual([
    { nickname: 'none' },
  ]);
  expect(await insertOne(target)).toEqual({ id: 3, number: 110 });
  await expect(target.pool.query("INSERT INTO log VALUES (now(), 'old')")).rejects.toThrow(
    'append only',
  );
  await expect(
    target.pool.query("INSERT INTO organizations (name, owner_id) VALUES ('x', 9999)"),
  ).rejects.toThrow('foreign key');
  expect(await readFile(join(root, 'files-pglite', 'ab', 'picture'), 'utf8')).toBe('pixels');
  expect(await readFile(join(root, 'files-pglite', 'empty'), 'utf8')).toBe('');
});

test('a database that holds something is replaced only when that is said', async () => {
  await expect(restore(target, file, false)).rejects.toThrow('not empty');
  await restore(target, file, true);
  expect(await content(target)).toEqual(await content(source));
});

test('a damaged file leaves the database as it was', async () => {
  await insertOne(target);
  const before = await content(target);
  const whole = await readFile(file);
  const damaged = join(root, 'damaged.tar.gz');
  for (const bytes of [0.1, 0.5, 0.99]) {
    await writeFile(damaged, whole);
    await truncate(damaged, Math.floor(whole.length * bytes));
    await expect(restore(target, damaged, true)).rejects.toThrow(BackupError);
  }
  const flipped = Buffer.from(whole);
  const middle = flipped.length >> 1;
  flipped.writeUInt8(flipped.readUInt8(middle) ^ 0xff, middle);
  await writeFile(damaged, flipped);
  await expect(restore(target, damaged, true)).rejects.toThrow(BackupError);
  expect(await content(target)).toEqual(before);
});

test('a failure while loading leaves the database as it was', async () => {
  const before = await content(target);
  await writeFile(join(migrationsDir, '0001_first.sql'), `${FIRST};`);
  await expect(restore(target, file, true)).rejects.toThrow('another 0001_first');
  await writeFile(join(migrationsDir, '0001_first.sql'), FIRST);
  expect(await content(target)).toEqual(before);
});

test('the running server makes the backup that a command-line tool asks for', async () => {
  const dataDir = join(root, 'data');
  const asked = join(root, 'asked.tar.gz');
  serveBackupRequests(source, { filesDir: null, clock });
  const manifest = await requestBackup(dataDir, asked);
  expect(manifest?.tables.organizations?.rows).toBe(2);
  expect(await readdir(root)).toContain('asked.tar.gz');
  expect(await requestBackup(root, asked)).toBeNull();
});

test('of the backups of a day the newest stays, for as many days as wanted', async () => {
  const dir = await mkdtemp(join(root, 'daily-'));
  const names = ['01T01', '02T01', '02T23', '03T01', '04T01'].map(
    (at) => `atrium-backup-2026-01-${at}-00-00Z.tar.gz`,
  );
  await Promise.all([...names, 'notes.txt'].map((name) => writeFile(join(dir, name), '')));
  expect(await keepDaily(dir, 3)).toEqual([names[0], names[1]]);
  expect((await readdir(dir)).sort()).toEqual([names[2], names[3], names[4], 'notes.txt']);
});

test.runIf(serverUrl)('a backup goes to PostgreSQL and back', async () => {
  const name = `atrium_backup_${process.pid}`;
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  try {
    const url = new URL(serverUrl ?? '');
    url.pathname = `/${name}`;
    const server = await openEngine({ databaseUrl: url.href, dataDir: root, log });
    await restore(server, file, false);
    expect(await content(server)).toEqual(await content(source));
    const back = join(root, 'back.tar.gz');
    const manifest = await createBackup(server, { file: back, filesDir: null, clock });
    expect(manifest.engine).toBe('postgres');
    await server.close();
    await restore(target, back, true);
    expect(await content(target)).toEqual(await content(source));
    expect(await insertOne(target)).toEqual({ id: 3, number: 110 });
  } finally {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  }
});
