// @ts-check
// node scripts/test.mjs all|postgres|e2e [filters and options of vitest]
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from './build.mjs';
import { root, run } from './steps.mjs';

const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const withoutBrowser = ['contract', 'server', 'web', 'embed', 'scripts'];
const defaultDatabase = 'postgres://postgres@127.0.0.1:5432/atrium_test';

const [mode, ...rest] = process.argv.slice(2);
process.exitCode = await main();

async function main() {
  if (mode === 'postgres') return postgres();
  if (mode === 'e2e') return journeys();
  // The default tests need no service; PostgreSQL has a command of its own.
  delete process.env.TEST_DATABASE_URL;
  const filtered = rest.some((arg) => !arg.startsWith('-'));
  if (filtered) return suite([]);
  const code = await suite(withoutBrowser);
  if (process.env.ATRIUM_SKIP_E2E === '1') return code;
  if (!chromium()) {
    console.log('Chromium is not installed: the browser journeys are left out (CHROMIUM_PATH).');
    return code;
  }
  return (await journeys()) || code;
}

async function journeys() {
  const path = chromium();
  if (!path) {
    console.error('The journeys need Chromium: install it or set CHROMIUM_PATH.');
    return 1;
  }
  return (await buildAll()) ? suite(['e2e'], { CHROMIUM_PATH: path }) : 1;
}

async function postgres() {
  const url = process.env.TEST_DATABASE_URL || defaultDatabase;
  await createDatabase(url);
  return suite(['server'], { TEST_DATABASE_URL: url });
}

/** @param {string[]} projects @param {Record<string, string>} [env] */
async function suite(projects, env = {}) {
  const selected = projects.flatMap((name) => ['--project', name]);
  const args = [vitest, 'run', ...selected, ...rest];
  return (await run(process.execPath, args, { env, inherit: true })).code;
}

function chromium() {
  return [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find((path) => path && existsSync(path));
}

/** @param {string} url */
async function createDatabase(url) {
  const { default: pg } = await import('pg');
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  const client = new pg.Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0)
      await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
