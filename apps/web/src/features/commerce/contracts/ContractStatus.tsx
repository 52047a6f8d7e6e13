import type { Contract } from '@atrium/contract/commerce/contracts.ts';
import { t } from '../../../lib/i18n.ts';
import { StatusBadge } from '../../../ui/value/StatusBadge.tsx';

const COLORS: Record<Contract['status'], string> = {
  Draft: 'amber',
  Active: 'green',
  Expired: 'slate',
  Terminated: 'red',
  Cancelled: 'gray',
};

/** The word of each status. */
export function contractStatusWords(): Record<Contract['status'], string> {
  return {
    Draft: t('commerce.contracts.draft'),
    Active: t('commerce.contracts.active'),
    Expired: t('commerce.contracts.expired'),
    Terminated: t('commerce.contracts.terminated'),
    Cancelled: t('commerce.contracts.cancelled'),
  };
}

/** Whether a contract runs, has yet to begin, or is over. */
export function ContractStatus({ status }: { status: Contract['status'] }) {
  return <StatusBadge color={COLORS[status]}>{contractStatusWords()[status]}</StatusBadge>;
}
