import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signVisitorToken } from '../apps/server/src/modules/inbox/messenger/tokens.ts';
import { openEngine } from '../apps/server/src/platform/db/engine/index.ts';
import { openSecrets } from '../apps/server/src/platform/secrets.ts';
import { SECRET_KEY, SETUP_TOKEN, startProduct, type Place } from './children.ts';

const nothing = () => undefined;
export const silent = { info: nothing, warn: nothing, error: nothing };

export const CLIENTS = 100_000;
export const VISITORS = 2000;

/** An installation of its own, gone after the run. */
export interface Installation extends AsyncDisposable {
  place: Place;
  staffToken: string;
}

/** An installation with people in it. */
export interface Ground extends Installation {
  visitorTokens: string[];
}

/** Sets up an organization on the embedded database or on a new one of a PostgreSQL server. */
export async function install(server: string | null): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'atrium-bench-'));
  const floorDir = await mkdtemp(join(tmpdir(), 'atrium-bench-floor-'));
  const name = `atrium_bench_${process.pid}`;
  const databaseUrl = server && Object.assign(new URL(server), { pathname: `/${name}` }).href;
  if (server) await onServer(server, `CREATE DATABASE ${name}`);
  const place = { dataDir, floorDir, databaseUrl };
  return {
    place,
    staffToken: await setUp(place),
    async [Symbol.asyncDispose]() {
      for (const dir of [dataDir, floorDir]) await rm(dir, { recursive: true, force: true });
      if (server) await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** Makes an installation, and fills it with clients and visitors. */
export async function prepare(server: string | null): Promise<Ground> {
  const installation = await install(server);
  const { dataDir, floorDir, databaseUrl } = installation.place;
  const visitorTokens = await fill(installation.place);
  if (!databaseUrl) await cp(join(dataDir, 'pg'), join(floorDir, 'pg'), { recursive: true });
  return { ...installation, visitorTokens };
}

async function onServer(connectionString: string, sql: string): Promise<void> {
  const engine = await openEngine({ dataDir: '', databaseUrl: connectionString, log: silent });
  await engine.pool.query(sql);
  await engine.close();
}

async function setUp(place: Place): Promise<string> {
  const server = await startProduct(place);
  const post = async (path: string, body: unknown, token = '') => {
    const answer = await fetch(`${server.url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as { token: string };
  };
  const { token } = await post('/setup', {
    token: SETUP_TOKEN,
    organization: { name: 'Acme' },
    user: {
      first_name: 'Ada',
      last_name: 'Admin',
      email: 'ada@acme.example',
      password: 'a quite long sentence',
    },
  });
  await post('/sites', { name: 'Shop', site_id: 'shop', allowed_domains: [] }, token);
  await server.stop();
  return token;
}

const SEED = `INSERT INTO clients (org_id, email, name, company, stage, last_seen_at, created_at, updated_at)
  SELECT $1, 'person' || n || '@example' || n % 997 || '.com',
    (ARRAY['Ana', 'Bo', 'Chloé', 'Dario', 'Ева', 'Fatima', 'Günther'])[1 + n % 7] || ' ' || md5(n::text),
    CASE WHEN n % 3 = 0 THEN 'Company ' || n % 1000 END,
    (ARRAY['visitor', 'lead', 'client', 'former'])[1 + n % 4],
    now() - n % 50000 * interval '1 minute', now() - n * interval '1 second', now()
  FROM generate_series(1, $2::int) n`;

/** People past the product, as fast as the database can. */
async function fill({ dataDir, databaseUrl }: Place): Promise<string[]> {
  const engine = await openEngine({ dataDir, log: silent, ...(databaseUrl && { databaseUrl }) });
  const { rows } = await engine.pool.query<{ org_id: number; id: number }>(
    'SELECT org_id, id FROM sites',
  );
  const { org_id: org, id: site } = rows[0] ?? { org_id: 0, id: 0 };
  await engine.pool.query(SEED, [org, CLIENTS]);
  const { rows: visitors } = await engine.pool.query<{ id: string }>(
    `INSERT INTO visitors (org_id, id, site_id, first_seen_at, last_seen_at)
     SELECT $1, gen_random_uuid(), $2, now(), now() FROM generate_series(1, $3::int) RETURNING id`,
    [org, site, VISITORS],
  );
  await engine.pool.query('VACUUM ANALYZE');
  await engine.close();
  const secrets = openSecrets(SECRET_KEY);
  return Promise.all(
    visitors.map(({ id }) =>
      signVisitorToken(secrets, { org, site, visitor: id, client: null }, new Date()),
    ),
  );
}
