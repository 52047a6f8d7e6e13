import type { Product } from '@atrium/contract/crm/products.ts';
import { productList, products, ProductUpdate } from '@atrium/contract/crm/products.ts';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useBulkUpdate } from '../../../lib/records/record-queries.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { DataTable } from '../../../ui/data-table/DataTable.tsx';
import type { Values } from '../../../ui/record-form/fields.ts';
import { RECORDS } from '../../../ui/records.ts';
import { productColumns, productFilters } from './product-columns.tsx';
import { ProductForm } from './ProductForm.tsx';
import { productQueries, useUpdateProduct } from './products.queries.ts';

/** The catalog: everybody reads it, administrators keep it. */
export function ProductsPage() {
  const cache = useQueryClient();
  const canManage = useMay('products.manage');
  const [isCreating, setCreating] = useState(false);
  const columns = useMemo(() => productColumns(canManage), [canManage]);
  const update = useUpdateProduct();
  const change = useBulkUpdate('products', products.bulk);
  const managing = {
    edit: {
      shape: ProductUpdate,
      save: (id: number, body: Values) => update.mutateAsync({ id, body }),
    },
    bulk: {
      change: (rows: Product[], changes: Values) => change.mutateAsync({ rows, changes }),
      isActive: ({ is_active }: Product) => is_active,
    },
  };
  const create = canManage ? () => setCreating(true) : undefined;
  return (
    <>
      <DataTable<Product>
        name="products"
        record="product"
        title={t('crm.products.title')}
        declaration={productList}
        columns={columns}
        query={productQueries.list}
        nameOf={({ name }) => name}
        open={({ id }) => `/settings/products/${id}`}
        prefetch={({ id }) => void cache.prefetchQuery(productQueries.one(id))}
        filters={productFilters()}
        exportRoute={products.export}
        {...(canManage ? managing : {})}
        onNew={create}
        newLabel={t('shell.new_product')}
        empty={{
          icon: RECORDS.product.icon,
          title: t('crm.products.empty_title'),
          text: t('crm.products.empty_text'),
          action: create && <Button onClick={create}>{t('crm.products.create')}</Button>,
        }}
      />
      {isCreating && <ProductForm close={() => setCreating(false)} />}
    </>
  );
}
