import type { Contract } from '@atrium/contract/commerce/contracts.ts';
import { t } from '../../../lib/i18n.ts';

/** The word of each billing cycle. */
export function cycleWords(): Record<Contract['billing_cycle'], string> {
  return {
    Monthly: t('commerce.contracts.monthly'),
    Quarterly: t('commerce.contracts.quarterly'),
    Annually: t('commerce.contracts.annually'),
  };
}
