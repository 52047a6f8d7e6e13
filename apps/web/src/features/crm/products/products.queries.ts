import { products } from '@atrium/contract/crm/products.ts';
import {
  recordQueries,
  useCreateRecord,
  useUpdateRecord,
} from '../../../lib/records/record-queries.ts';
import { lookupOf } from '../../../ui/lookup/lookup-of.ts';

export const productQueries = recordQueries('products', products);
export const useCreateProduct = () => useCreateRecord('products', products.create);
export const useUpdateProduct = () => useUpdateRecord('products', products.update);

/** Finds a product that is sold at present. */
export const productLookup = lookupOf({
  key: 'products',
  routes: products,
  option: ({ id, name, sku }) => ({ value: String(id), label: name, hint: sku ?? undefined }),
  only: { is_active: 'true' },
});
