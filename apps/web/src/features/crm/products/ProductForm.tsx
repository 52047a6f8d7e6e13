import type { Product } from '@atrium/contract/crm/products.ts';
import { ProductCreate } from '@atrium/contract/crm/products.ts';
import { t } from '../../../lib/i18n.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { RecordForm } from '../../../ui/record-form/RecordForm.tsx';
import { productFields } from './product-fields.tsx';
import { useCreateProduct } from './products.queries.ts';

/** Dialog for a new product. */
export function ProductForm({ close }: { close: () => void }) {
  const create = useCreateProduct();
  return (
    <RecordForm<Product>
      title={t('shell.new_product')}
      action={t('crm.products.create')}
      fields={Object.values(productFields())}
      shape={ProductCreate}
      initial={{ standard_list_price: '0.00' }}
      submit={create.mutateAsync}
      done={({ id, name }) => {
        close();
        notify.success(t('ui.created_message', { kind: t('ui.record_product'), name }), {
          link: { label: t('ui.view'), to: `/settings/products/${id}` },
        });
      }}
      close={close}
    />
  );
}
