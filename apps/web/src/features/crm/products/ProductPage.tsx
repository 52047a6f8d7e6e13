import type { Product } from '@atrium/contract/crm/products.ts';
import { ProductUpdate } from '@atrium/contract/crm/products.ts';
import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { t } from '../../../lib/i18n.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { PagePending } from '../../../ui/feedback/PagePending.tsx';
import { WorkPast } from '../../work/past/WorkPast.tsx';
import { RecordPage } from '../../../ui/record-page/RecordPage.tsx';
import { Money } from '../../../ui/value/Money.tsx';
import { Dash, When } from '../../../ui/value/When.tsx';
import { productFields } from './product-fields.tsx';
import { ProductMenu } from './ProductMenu.tsx';
import { productQueries, useUpdateProduct } from './products.queries.ts';

function factsOf(product: Product) {
  return [
    {
      label: t('crm.products.standard_list_price'),
      value: <Money amount={product.standard_list_price} />,
    },
    { label: t('crm.products.sku'), value: product.sku ?? <Dash /> },
    {
      label: t('crm.products.kind'),
      value: product.is_retainer_product ? t('crm.products.retainer') : t('crm.products.once'),
    },
    { label: t('crm.products.created_at'), value: <When at={product.created_at} /> },
  ];
}

/** One product, with every price it had. */
export function ProductPage() {
  const { id = '' } = useParams({ strict: false });
  const { data: product, error, refetch } = useQuery(productQueries.one(id));
  const update = useUpdateProduct();
  if (error && !product) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!product) return <PagePending />;
  const fields = Object.values(productFields());
  return (
    <RecordPage<Product>
      key={product.id}
      type="product"
      name={product.name}
      mark={!product.is_active && <Badge color="gray">{t('crm.products.inactive')}</Badge>}
      facts={factsOf(product)}
      actions={<ProductMenu product={product} />}
      row={product}
      sections={[{ title: t('crm.products.details'), fields }]}
      shape={ProductUpdate}
      save={(body) => update.mutateAsync({ id: product.id, body })}
      canEdit={product.can.update === true}
      middle={{
        label: t('ui.history'),
        content: (
          <WorkPast
            of={{ type: 'product', id: product.id }}
            timeline={productQueries.timeline(product.id)}
            history={productQueries.history(product.id)}
            fields={fields}
          />
        ),
      }}
    />
  );
}
