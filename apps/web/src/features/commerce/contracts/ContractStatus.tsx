import type { Contract } from '@atrium/contract/commerce/contracts.ts';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { dayIn, dayText } from '../../../lib/time.ts';
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

type Standing = Pick<Contract, 'status' | 'end_date' | 'next_contract_id'>;

/** What is over by its status and yet runs on to its last day, because another contract was made to follow it. */
export function isRunningOut({ status, end_date }: Standing, today: string): boolean {
  return (
    (status === 'Expired' || status === 'Terminated') && end_date !== null && end_date >= today
  );
}

function wordOf({ status, next_contract_id }: Standing): string {
  if (next_contract_id === null) return contractStatusWords()[status];
  return status === 'Expired' ? t('commerce.contracts.renewed') : t('commerce.contracts.replaced');
}

export interface ContractStatusProps {
  contract: Standing;
  /** Where its last day stands beside it. */
  isShort?: boolean;
}

/** Whether a contract runs, has yet to begin, or is over. */
export function ContractStatus({ contract, isShort }: ContractStatusProps) {
  const { organization } = useMe();
  const { status, end_date } = contract;
  if (!isRunningOut(contract, dayIn(organization.time_zone)))
    return <StatusBadge color={COLORS[status]}>{contractStatusWords()[status]}</StatusBadge>;
  const words = { status: wordOf(contract), day: dayText(end_date ?? '') };
  return (
    <StatusBadge color="lime">
      {isShort
        ? t('commerce.contracts.still_runs', words)
        : t('commerce.contracts.runs_until', words)}
    </StatusBadge>
  );
}
