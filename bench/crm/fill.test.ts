import { expect, it } from 'vitest';
import { openEngine } from '../../apps/server/src/platform/db/engine/index.ts';
import { migrate } from '../../apps/server/src/platform/db/migrations/index.ts';
import { silent } from '../ground.ts';
import { fillSales, type SalesSize } from './fill.ts';

const MIGRATIONS = new URL('../../apps/server/migrations/', import.meta.url).pathname;
const SMALL: SalesSize = {
  sellers: 3,
  accounts: 40,
  contacts: 120,
  leads: 25,
  products: 12,
  opportunities: 30,
  open: 8,
  line_items: 90,
  orders: 10,
  contracts: 4,
  payments: 60,
};

it('fills an organization with sales that hang together', async () => {
  const engine = await openEngine({ dataDir: '', inMemory: true, log: silent });
  await migrate(engine, { dir: MIGRATIONS, log: silent });
  const ask = async (sql: string) => (await engine.pool.query<{ n: number }>(sql)).rows[0]?.n;
  const org = await ask(`INSERT INTO organizations (name) VALUES ('Acme') RETURNING id AS n`);
  await fillSales(engine, Number(org), SMALL);
  for (const [table, count] of [
    ['accounts', SMALL.accounts],
    ['contacts', SMALL.contacts],
    ['leads', SMALL.leads],
    ['opportunities', SMALL.opportunities],
    ['opportunity_line_items', SMALL.line_items],
    ['orders', SMALL.orders],
    ['contracts', SMALL.contracts],
    ['payments', SMALL.payments],
  ]) {
    expect([table, Number(await ask(`SELECT count(*) AS n FROM ${table}`))]).toEqual([
      table,
      count,
    ]);
  }
  const open = `SELECT count(*) AS n FROM opportunities o JOIN stages s ON s.id = o.stage_id AND s.kind = 'open'`;
  expect(Number(await ask(open))).toBe(SMALL.open);
  const bare = `SELECT count(*) AS n FROM opportunities o WHERE NOT EXISTS
    (SELECT FROM opportunity_line_items l WHERE l.opportunity_id = o.id)`;
  expect(Number(await ask(bare))).toBe(0);
  await engine.close();
});
