import { createProduct, setSalesTargets, today as todayOf } from '../../modules/crm/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { userIdOf, type Scope } from '../../platform/scope.ts';
import type { Person } from '../people.ts';
import { seedAccounts, type Customer } from './accounts.ts';
import { PRODUCTS } from './catalog.ts';
import { seedDeals } from './deals.ts';
import { seedLeads } from './leads.ts';
import { seedMoney } from './money.ts';
import { seedNotes } from './notes.ts';
import { at, dayFromNow, type Sales } from './stage.ts';

const FIRST_DAYS = 720;
const MONTH_DAYS = 30.44;

/** Who sells, the founder first. */
type Sellers = Pick<Sales, 'random' | 'sellers'>;

/**
 * Two years of selling: the catalog, customers and their people, leads, deals in every stage, money that came in.
 * @returns the customers
 */
export function seedSales(
  sales: Sellers,
  { customers, prospects }: { customers: readonly Person[]; prospects: readonly Person[] },
): Promise<Customer[]> {
  return inOneTransaction(sales, async (all) => {
    const products = await seedProducts(all);
    await seedTargets(all);
    const accounts = await seedAccounts(all, customers);
    await seedLeads(all, prospects);
    await seedMoney(all, await seedDeals(all, { customers: accounts, products }));
    await seedNotes(all, accounts);
    return accounts;
  });
}

/** Services open a transaction each; here they all share one, so that hundreds of them take no time to begin and end. */
function inOneTransaction<T>(
  { random, sellers }: Sellers,
  work: (sales: Sales) => Promise<T>,
): Promise<T> {
  const [founder, ...others] = sellers;
  const { platform } = founder;
  return platform.db.transact(founder, async (tx) => {
    const db: Database = { ...platform.db, transact: (_scope, inner) => inner(tx) };
    const within = (scope: Scope): Scope => ({ ...scope, platform: { ...platform, db } });
    const today = await todayOf(tx, founder);
    const result = await work({
      random,
      today,
      sellers: [within(founder), ...others.map(within)],
    });
    // Timelines follow the order in which events are written.
    tx.pending.sort((one, other) => one.occurred_at.localeCompare(other.occurred_at));
    return result;
  });
}

/** The catalog: the id of each product by its SKU. */
async function seedProducts(sales: Sales): Promise<Record<string, number>> {
  const scope = at(sales, sales.sellers[0], FIRST_DAYS);
  const ids: Record<string, number> = {};
  for (const product of PRODUCTS) ids[product.sku] = (await createProduct(scope, product)).id;
  return ids;
}

/** What each seller is to sell in the months around this one. */
async function seedTargets(sales: Sales): Promise<void> {
  const months = Array.from({ length: 12 }, (_none, index) =>
    dayFromNow(sales, (index - 5) * MONTH_DAYS).slice(0, 7),
  );
  const targets = sales.sellers.flatMap((seller) => {
    const owner_id = userIdOf(seller);
    return owner_id === null
      ? []
      : [...new Set(months)].map((month) => ({ owner_id, month, amount: '12000.00' }));
  });
  await setSalesTargets(sales.sellers[0], { targets });
}
