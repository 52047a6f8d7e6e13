import { productList, type Product } from '@atrium/contract/crm/products.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { recordTable, type RecordSource } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { originColumns } from '../links/owner.queries.ts';

/** A product as the database gives it; the policy adds `can`. */
export type ProductRow = Omit<Product, 'can'>;

const source: RecordSource = {
  from: sql`products AS t`,
  select: sql`t.id, t.name, t.sku, t.description, t.standard_list_price, t.is_retainer_product, t.is_active,
    ${originColumns}`,
  list: productList,
  filled: ['name', 'standard_list_price', 'is_active', 'created_at'],
  order: { name: sql`t.name_key` },
  search: (needle) => sql`t.id IN (SELECT matching_ids('products', ${needle}))`,
};

export const table = recordTable<ProductRow, 'products'>('products', source);

export async function skuTaken(
  tx: Tx,
  scope: Scope,
  { sku, id }: { sku: string; id: number },
): Promise<boolean> {
  const { rows } = await sql`SELECT FROM products
    WHERE org_id = ${scope.org} AND upper(sku) = upper(${sku}) AND id <> ${id}`.execute(tx);
  return rows.length > 0;
}
