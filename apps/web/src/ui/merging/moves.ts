import { t } from '../../lib/i18n.ts';

/** "3 contacts", for each kind of record that can hang on a merged one. */
export function movesText(entity: string, count: number): string {
  switch (entity) {
    case 'account':
      return t('ui.count_account', { count });
    case 'contact':
      return t('ui.count_contact', { count });
    case 'lead':
      return t('ui.count_lead', { count });
    case 'opportunity':
      return t('ui.count_opportunity', { count });
    case 'contact_role':
      return t('ui.count_contact_role', { count });
    case 'order':
      return t('ui.count_order', { count });
    case 'contract':
      return t('ui.count_contract', { count });
    case 'case':
      return t('ui.count_case', { count });
    default:
      return `${count} × ${entity.replaceAll('_', ' ')}`;
  }
}
