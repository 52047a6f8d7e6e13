import type { Product } from '@atrium/contract/crm/products.ts';
import { Text } from '@mantine/core';
import { t } from '../../../lib/i18n.ts';
import type { Column, FilterWords } from '../../../ui/data-table/types.ts';
import { Money } from '../../../ui/value/Money.tsx';
import { Dash, When } from '../../../ui/value/When.tsx';
import { productFields, ProductState } from './product-fields.tsx';
import { ProductMenu } from './ProductMenu.tsx';

function actionColumn(): Column<Product> {
  return {
    id: 'actions',
    label: t('ui.more'),
    size: 80,
    isAction: true,
    cell: (product) => <ProductMenu key={product.id} product={product} isInList />,
  };
}

/**
 * The columns of the catalog.
 * @param canManage with the buttons of those who keep it
 */
export function productColumns(canManage: boolean): Column<Product>[] {
  const fields = productFields();
  const columns: Column<Product>[] = [
    {
      id: 'name',
      label: t('crm.products.name'),
      size: 260,
      field: fields.name,
      // What is no longer sold steps back.
      cell: ({ name, is_active }) =>
        is_active ? (
          name
        ) : (
          <Text span inherit c="dimmed">
            {name}
          </Text>
        ),
    },
    {
      id: 'sku',
      label: t('crm.products.sku'),
      size: 130,
      field: fields.sku,
      cell: ({ sku }) => sku ?? <Dash />,
    },
    {
      id: 'standard_list_price',
      label: t('crm.products.standard_list_price'),
      size: 140,
      align: 'right',
      field: fields.standard_list_price,
      cell: ({ standard_list_price }) => <Money amount={standard_list_price} />,
    },
    {
      id: 'is_retainer_product',
      label: t('crm.products.kind'),
      size: 120,
      field: fields.is_retainer_product,
      cell: ({ is_retainer_product }) =>
        is_retainer_product ? t('crm.products.retainer') : t('crm.products.once'),
    },
    {
      id: 'is_active',
      label: t('crm.products.state'),
      size: 110,
      cell: (product) => <ProductState product={product} />,
    },
    {
      id: 'created_at',
      label: t('crm.products.created_at'),
      size: 120,
      isHidden: true,
      cell: ({ created_at }) => <When at={created_at} look="short" />,
    },
  ];
  return canManage ? [...columns, actionColumn()] : columns;
}

/** The words of the filterable columns. */
export function productFilters(): Record<string, FilterWords> {
  return {
    is_active: { label: t('crm.products.active') },
    is_retainer_product: { label: t('crm.products.is_retainer_product') },
    name: { label: t('crm.products.name') },
    sku: { label: t('crm.products.sku') },
    standard_list_price: { label: t('crm.products.standard_list_price') },
    created_at: { label: t('crm.products.created_at') },
  };
}
