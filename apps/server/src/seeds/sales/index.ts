import { createProduct, setSalesTargets } from '../../modules/crm/index.ts';
import { userIdOf } from '../../platform/scope.ts';
import type { Person } from '../people.ts';
import { seedAccounts } from './accounts.ts';
import { PRODUCTS } from './catalog.ts';
import { seedDeals } from './deals.ts';
import { seedLeads } from './leads.ts';
import { seedMoney } from './money.ts';
import { at, dayFromNow, type Sales } from './stage.ts';

const FIRST_DAYS = 720;
const MONTH_DAYS = 30.44;

/** Two years of selling: the catalog, customers and their people, leads, deals in every stage, money that came in. */
export async function seedSales(
  sales: Sales,
  { customers, prospects }: { customers: readonly Person[]; prospects: readonly Person[] },
): Promise<void> {
  const products = await seedProducts(sales);
  await seedTargets(sales);
  const accounts = await seedAccounts(sales, customers);
  await seedLeads(sales, prospects);
  await seedMoney(sales, await seedDeals(sales, { customers: accounts, products }));
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
