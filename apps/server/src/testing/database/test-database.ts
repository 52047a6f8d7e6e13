import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** Where a test keeps its data: a directory, and on TEST_DATABASE_URL a database of its own. */
export interface TestPlace {
  dataDir: string;
  env: Record<string, string>;
  leave(): Promise<void>;
}

export async function newPlace(): Promise<TestPlace> {
  const dataDir = await mkdtemp(join(tmpdir(), 'atrium-test-'));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  const server = process.env.TEST_DATABASE_URL;
  if (!server) return { dataDir, env: { DATA_DIR: dataDir }, leave: remove };
  const name = `atrium_test_${process.pid}_${Math.random().toString(36).slice(2)}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  return {
    dataDir,
    env: { DATA_DIR: dataDir, DATABASE_URL: url },
    async leave() {
      await remove();
      await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(sql);
  await client.end();
}
