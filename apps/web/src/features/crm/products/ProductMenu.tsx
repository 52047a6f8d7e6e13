import type { Product } from '@atrium/contract/crm/products.ts';
import { t } from '../../../lib/i18n.ts';
import { ActionsMenu, ActiveItem } from '../../../ui/record-page/ActionsMenu.tsx';
import { useUpdateProduct } from './products.queries.ts';

export interface ProductMenuProps {
  product: Product;
  isInList?: boolean;
}

/** Takes a product out of the catalog of those who sell, or back into it. */
export function ProductMenu({ product, isInList }: ProductMenuProps) {
  const update = useUpdateProduct();
  const { id, name, version, is_active, can } = product;
  if (!can.deactivate) return null;
  return (
    <ActionsMenu {...(isInList && { label: t('crm.products.actions_for', { name }) })}>
      <ActiveItem
        isActive={is_active}
        question={t('crm.products.deactivate_text')}
        change={(next) => update.mutateAsync({ id, body: { is_active: next, version } })}
      />
    </ActionsMenu>
  );
}
