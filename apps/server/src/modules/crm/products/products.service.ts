import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { Product, products } from '@atrium/contract/crm/products.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { authorize } from '../../../platform/policy.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import {
  bulkUpdate,
  createRecord,
  readsOf,
  updateRecord,
} from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { canProduct } from './products.policy.ts';
import { skuTaken, table } from './products.queries.ts';

const ENTITY = 'product';

const reads = readsOf({
  entity: ENTITY,
  table,
  present: (scope, row): Product => ({ ...row, can: canProduct(scope) }),
  csv: [
    'id',
    'name',
    'sku',
    'standard_list_price',
    'is_retainer_product',
    'is_active',
    'created_at',
  ],
});
export const { list, exportAll, history, timeline } = reads;

export function get(scope: Scope, id: number): Promise<Product> {
  return scope.platform.db.transact(scope, (tx) => reads.read(tx, scope, id));
}

export function create(scope: Scope, input: BodyOf<(typeof products)['create']>): Promise<Product> {
  return scope.platform.db.transact(scope, async (tx) => {
    await checkSku(tx, scope, { sku: input.sku, id: 0 });
    const id = await createRecord(tx, scope, {
      entity: ENTITY,
      input,
      insert: (origin) => table.insert(tx, { ...origin, ...input }),
      summary: 'Product created',
      data: { name: input.name },
    });
    return reads.read(tx, scope, id);
  });
}

type Changes = BodyOf<(typeof products)['update']>;

export function update(scope: Scope, id: number, changes: Changes): Promise<Product> {
  return scope.platform.db.transact(scope, async (tx) => {
    const updated = await updateRecord(tx, scope, {
      entity: ENTITY,
      changes,
      lock: (inner) => table.lock(inner, scope, id),
      check: async (row, wanted) => {
        authorize(canProduct(scope).update);
        if (wanted.sku !== row.sku) await checkSku(tx, scope, { sku: wanted.sku, id });
      },
      write: (inner, columns) => table.update(inner, scope, { id, ...columns }),
      present: (inner) => reads.read(inner, scope, id),
    });
    return updated as Product;
  });
}

export function bulk(scope: Scope, body: BodyOf<(typeof products)['bulk']>) {
  return bulkUpdate(body, (id, changes) => update(scope, id, changes));
}

async function checkSku(
  tx: Tx,
  scope: Scope,
  { sku, id }: { sku: string | null | undefined; id: number },
): Promise<void> {
  if (sku && (await skuTaken(tx, scope, { sku, id })))
    throw fieldProblem('sku', 'taken', 'Another product has this SKU');
}
