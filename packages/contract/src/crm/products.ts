import { z } from 'zod';
import { Money, MoneyInput } from '../core/money.ts';
import { Can, text, Time, Version } from '../core/shapes.ts';
import { changingRoutes, creatingRoutes, readingRoutes } from '../records/record-routes.ts';

/** Something that is sold. */
export const Product = z.object({
  id: z.number(),
  name: z.string(),
  sku: z.string().nullable(),
  description: z.string().nullable(),
  standard_list_price: Money,
  /** Sold as a recurring service: contracts and the retainer report follow it. */
  is_retainer_product: z.boolean(),
  is_active: z.boolean(),
  created_by: z.number().nullable(),
  created_at: Time,
  updated_at: Time,
  version: z.number(),
  can: Can,
});
export type Product = z.infer<typeof Product>;

const fields = {
  name: text(200, 1),
  sku: text(60).nullable(),
  description: text(10_000).nullable(),
  standard_list_price: MoneyInput,
  is_retainer_product: z.boolean(),
};

export const ProductCreate = z.strictObject(fields).partial().required({ name: true });
export const ProductUpdate = z
  .strictObject({ ...fields, is_active: z.boolean() })
  .partial()
  .extend({ version: Version });
export const ProductBulk = z
  .strictObject({ is_active: z.boolean(), is_retainer_product: z.boolean() })
  .partial();

/** The catalog shows inactive products too; whoever sells asks for `is_active=true`. */
export const productList = {
  filters: {
    name: 'text',
    sku: 'text',
    standard_list_price: 'number',
    is_retainer_product: 'boolean',
    is_active: 'boolean',
    created_at: 'instant',
  },
  sortable: ['name', 'sku', 'standard_list_price', 'is_active', 'created_at'],
  sort: 'name',
} as const;

const naming = { path: '/products', one: 'product', many: 'products' };

export const products = {
  ...readingRoutes(
    { ...naming, read: 'crm.read' },
    { list: productList, row: Product, detail: Product },
  ),
  ...creatingRoutes(
    { ...naming, write: 'products.manage' },
    { detail: Product, create: ProductCreate },
  ),
  ...changingRoutes(
    { ...naming, write: 'products.manage' },
    { detail: Product, update: ProductUpdate, bulk: ProductBulk },
  ),
};
