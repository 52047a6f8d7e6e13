import { openEngine } from '../../apps/server/src/platform/db/engine/index.ts';
import { startProduct, startReplay } from '../children.ts';
import { tableOf, type Figure } from '../figures.ts';
import { install, silent } from '../ground.ts';
import { fillSales, FULL_SIZE } from './fill.ts';
import { measureSales } from './measure.ts';
import type { Picked } from './requests.ts';

const PICK = `SELECT a.id AS account, c.id AS contact, o.opportunity_id AS opportunity, o.id AS order,
    (SELECT min(id) FROM contracts) AS contract, o.owner_id AS seller
  FROM orders o JOIN accounts a ON a.id = o.account_id AND a.is_active JOIN contacts c ON c.account_id = a.id
  ORDER BY o.id, c.id LIMIT 1`;

/** Fills the installation, and names records of it to look at. */
async function fill(databaseUrl: string): Promise<Picked> {
  const engine = await openEngine({ dataDir: '', databaseUrl, log: silent });
  const { rows } = await engine.pool.query<{ id: string }>(
    'SELECT min(id) AS id FROM organizations',
  );
  await fillSales(engine, Number(rows[0]?.id), FULL_SIZE);
  await engine.pool.query('VACUUM ANALYZE');
  const { rows: picked } = await engine.pool.query<Picked>(PICK);
  await engine.close();
  if (!picked[0]) throw new Error('There is no order to look at');
  return picked[0];
}

/** Sales of an agency with 100,000 accounts, on a new database of the server. */
export async function runSales(server: string, say: (text: string) => void): Promise<void> {
  say('Filling in 100,000 accounts and what was sold to them …');
  await using installation = await install(server);
  const { place, staffToken: token } = installation;
  const picked = await fill(place.databaseUrl ?? server);
  const [product, floor] = [await startProduct(place), await startReplay(place)];
  try {
    say('Sales …');
    const show = (some: readonly Figure[]) => say(tableOf(some).split('\n').slice(1).join('\n'));
    const figures = await measureSales({ product, floor, token }, picked, show);
    process.stdout.write(`\n${tableOf(figures)}\n`);
  } finally {
    await product.stop();
    await floor.stop();
  }
}
