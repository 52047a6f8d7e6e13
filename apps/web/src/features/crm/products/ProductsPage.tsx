import type { Product } from '@atrium/contract/crm/products.ts';
import { productList, products, ProductUpdate } from '@atrium/contract/crm/products.ts';
import { useMemo } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useBulkUpdate } from '../../../lib/records/record-queries.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { RecordList } from '../../../ui/data-table/RecordList.tsx';
import type { BulkDeclaration } from '../../../ui/data-table/types.ts';
import type { Values } from '../../../ui/record-form/fields.ts';
import { productColumns, productFilters } from './product-columns.tsx';
import { ProductForm } from './ProductForm.tsx';
import { productQueries, useUpdateProduct } from './products.queries.ts';

/** The catalog: everybody reads it, administrators keep it. */
export function ProductsPage() {
  const canManage = useMay('products.manage');
  const columns = useMemo(() => productColumns(canManage), [canManage]);
  const update = useUpdateProduct();
  const change = useBulkUpdate('products', products.bulk);
  const edit = {
    shape: ProductUpdate,
    save: (id: number, body: Values) => update.mutateAsync({ id, body }),
  };
  const bulk: BulkDeclaration<Product> = {
    change: (rows, changes) => change.mutateAsync({ rows, changes }),
    isActive: ({ is_active }) => is_active,
  };
  const create = {
    label: t('shell.new_product'),
    action: t('crm.products.create'),
    form: ProductForm,
  };
  return (
    <RecordList
      name="products"
      record="product"
      title={t('crm.products.title')}
      declaration={productList}
      columns={columns}
      queries={productQueries}
      nameOf={({ name }) => name}
      open={({ id }) => `/settings/products/${id}`}
      filters={productFilters()}
      exportRoute={products.export}
      edit={edit}
      bulk={bulk}
      mayWrite={canManage}
      create={create}
      empty={{ title: t('crm.products.empty_title'), text: t('crm.products.empty_text') }}
    />
  );
}
