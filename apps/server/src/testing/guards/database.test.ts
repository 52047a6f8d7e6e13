import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '../../platform/db/index.ts';
import { generateTypes } from '../../platform/db/migrations/generate-types.ts';
import { openTestApp, type Staff, type TestApp } from '../test-app.ts';
import { makeWorld, MARKER, type World } from './world.ts';

/** Tables that belong to no organization: what was migrated, and sign-ups before there is one. */
const SHARED = ['schema_migrations', 'signups'];
/** What the application may delete: nothing that anybody would miss. */
const DELETABLE = [
  'conversation_labels',
  'idempotency_keys',
  'opportunity_contact_roles',
  'opportunity_line_items',
  'saved_views',
];
const APPEND_ONLY = ['audit_log', 'events'];

let app: TestApp;
let world: World;
let stranger: Staff;
let tables: string[];

beforeAll(async () => {
  app = await openTestApp();
  world = await makeWorld(app);
  stranger = await app.organization('Strangers');
  const rows = await app.rows<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY 1`,
  );
  tables = rows.map(({ name }) => name).filter((name) => !SHARED.includes(name));
  // The relay has emptied it; the locks are tried on a row.
  await app.rows('INSERT INTO outbox (event_id, org_id) SELECT id, org_id FROM events LIMIT 1');
});

afterAll(() => app.close());

const ownerOf = (table: string) => (table === 'organizations' ? 'id' : 'org_id');

/** Runs SQL as the application does; gives the rows, or the SQLSTATE of its refusal. */
async function as(org: number | null, sql: string): Promise<unknown[] | string> {
  const client = await app.platform.db.engine.pool.connect();
  try {
    await client.query('BEGIN; SET LOCAL ROLE atrium_app');
    if (org !== null) await client.query(`SET LOCAL app.org_id = '${org}'`);
    return (await client.query(sql)).rows as unknown[];
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

describe('every table', () => {
  it('is a tenant table with forced row-level security, or on the short list', async () => {
    const rows = await app.rows<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = CASE c.relname WHEN 'organizations' THEN 'id' ELSE 'org_id' END AND a.attnotnull
       JOIN pg_policy p ON p.polrelid = c.oid AND p.polname = 'tenant' AND p.polcmd = '*'
         AND p.polroles = ARRAY['atrium_app'::regrole::oid]
         AND pg_get_expr(p.polqual, c.oid) LIKE '%= current_org())' AND pg_get_expr(p.polwithcheck, c.oid) LIKE '%= current_org())'
       WHERE c.relnamespace = 'public'::regnamespace AND c.relrowsecurity AND c.relforcerowsecurity ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(tables);
    expect(tables.length).toBeGreaterThan(18);
  });

  it('has no second policy for the application, and no view passes by the first', async () => {
    const others = await app.rows(
      `SELECT polrelid::regclass, polname FROM pg_policy WHERE polname <> 'tenant' AND 'atrium_app'::regrole = ANY (polroles) OR 0 = ANY (polroles)`,
    );
    const views = await app.rows(
      `SELECT viewname FROM pg_views WHERE schemaname = 'public' UNION SELECT matviewname FROM pg_matviews WHERE schemaname = 'public'`,
    );
    expect([others, views]).toEqual([[], []]);
  });

  it('leads its primary key and its references with the organization', async () => {
    const keys = await app.rows<{ name: string; definition: string }>(
      `SELECT conrelid::regclass::text AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'f') AND conrelid::regclass::text = ANY ($1)`,
      [tables.filter((name) => name !== 'organizations' && name !== 'outbox')],
    );
    expect(keys.length).toBeGreaterThan(30);
    for (const key of keys) expect(key.definition).toMatch(/^(PRIMARY|FOREIGN) KEY \(org_id[,)]/);
  });

  it('has a row to try the locks on', async () => {
    for (const table of tables) {
      const owner = ownerOf(table);
      const rows = await app.rows(`SELECT 1 FROM ${table} WHERE ${owner} = $1`, [world.ada.org]);
      expect(`${table}: ${rows.length > 0}`).toBe(`${table}: true`);
    }
  });
});

describe('the application without an organization', () => {
  it('fails on every tenant table, instead of seeing nothing or everything', async () => {
    for (const table of tables) {
      const outcomes = [
        await as(null, `SELECT * FROM ${table}`),
        await as(null, `SELECT count(*) FROM ${table}`),
      ];
      // Undefined, or set to nothing by an earlier transaction of the connection.
      for (const outcome of outcomes) {
        expect(`${table}: ${JSON.stringify(outcome)}`).toMatch(/: "(42704|22P02)"$/);
      }
    }
  });

  it('does not begin a transaction', async () => {
    const org = undefined as unknown as number;
    const work = (tx: Tx) => tx.selectFrom('clients').selectAll().execute();
    await expect(app.platform.db.transact({ org }, work)).rejects.toThrow('organization');
    const injected = "1'; SET ROLE postgres; --" as unknown as number;
    await expect(app.platform.db.transact({ org: injected }, work)).rejects.toThrow('organization');
  });

  it('sees nothing of what belongs to no organization', async () => {
    for (const table of SHARED) expect(await as(1, `SELECT * FROM ${table}`)).toBe('42501');
  });
});

describe('the application for another organization', () => {
  it('sees none of the rows, however it asks', async () => {
    for (const table of tables) {
      const sql = `SELECT 1 FROM ${table} WHERE ${ownerOf(table)} = ${world.ada.org}`;
      expect(`${table}: ${JSON.stringify(await as(stranger.org, sql))}`).toBe(`${table}: []`);
      expect((await as(world.ada.org, sql)).length).toBeGreaterThan(0);
    }
  });

  it('changes none of them and adds none to them', async () => {
    const org = stranger.org;
    const email = `UPDATE clients SET email = 'x@x.example' RETURNING id`;
    expect(await as(org, email)).toEqual([]);
    const insert = `INSERT INTO clients (org_id, email) VALUES (${world.ada.org}, 'x@x.example')`;
    expect(await as(org, insert)).toBe('42501');
    const move = `UPDATE clients SET org_id = ${org}`;
    expect(await as(world.ada.org, move)).toBe('42501');
  });

  it('finds none of them through the search functions', async () => {
    const finds = (org: number) =>
      as(
        org,
        `SELECT id FROM (SELECT matching_ids('clients', '')::text AS id UNION ALL SELECT conversations_matching('')::text UNION ALL SELECT id::text FROM similar_ids('accounts', 'name_key', '${MARKER}')) x`,
      );
    expect(await finds(stranger.org)).toEqual([]);
    expect((await finds(world.ada.org)).length).toBeGreaterThan(2);
    const injection = `SELECT matching_ids('clients', $$x' OR '1'='1$$)`;
    expect(await as(stranger.org, injection)).toEqual([]);
  });

  it('does not become somebody mightier', async () => {
    const { org } = stranger;
    expect(await as(org, 'SET LOCAL row_security = off; SELECT * FROM clients')).toBe('42501');
    expect(await as(org, 'ALTER TABLE clients DISABLE ROW LEVEL SECURITY')).toBe('42501');
    expect(await as(org, 'DROP TABLE clients')).toBe('42501');
    expect(await as(org, 'TRUNCATE clients')).toBe('42501');
  });
});

describe('what was written', () => {
  it('is never deleted by the application', async () => {
    for (const table of tables.filter((name) => !DELETABLE.includes(name))) {
      const outcome = await as(world.ada.org, `DELETE FROM ${table}`);
      expect(`${table}: ${String(outcome)}`).toBe(`${table}: 42501`);
    }
    for (const table of DELETABLE) {
      expect(await as(world.ada.org, `DELETE FROM ${table}`)).toEqual([]);
    }
  });

  it('into events and the audit log, is changed by nobody', async () => {
    for (const table of APPEND_ONLY) {
      const change = `UPDATE ${table} SET actor_name = 'Somebody else'`;
      expect(await as(world.ada.org, change)).toBe('42501');
      await expect(app.rows(`DELETE FROM ${table}`)).rejects.toThrow('append-only');
    }
    await expect(app.rows(`UPDATE audit_log SET actor_name = 'x'`)).rejects.toThrow('append-only');
  });
});

it('the types of the database are those of the migrations', async () => {
  const file = new URL('../../platform/db/schema.generated.ts', import.meta.url);
  expect(await generateTypes(app.platform.db.engine)).toBe(await readFile(file, 'utf8'));
});
