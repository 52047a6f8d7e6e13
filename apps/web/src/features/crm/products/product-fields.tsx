import type { Product } from '@atrium/contract/crm/products.ts';
import { t } from '../../../lib/i18n.ts';
import type { Field } from '../../../ui/record-form/fields.ts';
import { StatusBadge } from '../../../ui/value/StatusBadge.tsx';

/** The fields of a product, for form, list and page. */
export function productFields() {
  return {
    name: {
      name: 'name',
      label: t('crm.products.name'),
      kind: 'text',
      isRequired: true,
      isWide: true,
    },
    standard_list_price: {
      name: 'standard_list_price',
      label: t('crm.products.standard_list_price'),
      kind: 'money',
      isRequired: true,
    },
    sku: { name: 'sku', label: t('crm.products.sku'), kind: 'text', isNullable: true },
    is_retainer_product: {
      name: 'is_retainer_product',
      label: t('crm.products.is_retainer_product'),
      kind: 'switch',
      hint: t('crm.products.is_retainer_hint'),
      isWide: true,
    },
    description: {
      name: 'description',
      label: t('crm.products.description'),
      kind: 'long',
      isNullable: true,
      isWide: true,
    },
  } as const satisfies Record<string, Field>;
}

/** Whether a product is still sold. */
export function ProductState({ product }: { product: Product }) {
  return (
    <StatusBadge color={product.is_active ? 'green' : 'gray'}>
      {product.is_active ? t('crm.products.active') : t('crm.products.inactive')}
    </StatusBadge>
  );
}
