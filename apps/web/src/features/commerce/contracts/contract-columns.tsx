import type { Contract } from '@atrium/contract/commerce/contracts.ts';
import { t } from '../../../lib/i18n.ts';
import type { Column, FilterWords } from '../../../ui/data-table/types.ts';
import { Day } from '../../../ui/value/Day.tsx';
import { Money } from '../../../ui/value/Money.tsx';
import { PersonName } from '../../../ui/value/PersonName.tsx';
import { RecordLink } from '../../../ui/value/RecordLink.tsx';
import { When } from '../../../ui/value/When.tsx';
import { accountLookup } from '../../crm/accounts/accounts.queries.ts';
import { userLookup } from '../../settings/users/users.queries.ts';
import { cycleWords } from './cycle-words.ts';
import { ContractStatus, contractStatusWords } from './ContractStatus.tsx';

/** The columns of the list of contracts. */
export function contractColumns(): Column<Contract>[] {
  return [
    {
      id: 'number',
      label: t('commerce.contracts.number'),
      size: 150,
      cell: ({ number }) => number,
    },
    {
      id: 'account_name',
      label: t('commerce.contracts.account'),
      size: 210,
      cell: ({ account_id, account_name }) => (
        <RecordLink type="account" id={account_id} name={account_name} />
      ),
    },
    {
      id: 'status',
      label: t('commerce.contracts.status'),
      size: 170,
      cell: (contract) => <ContractStatus contract={contract} isShort />,
    },
    {
      id: 'start_date',
      label: t('commerce.contracts.start_date'),
      size: 120,
      cell: ({ start_date }) => <Day date={start_date} />,
    },
    {
      id: 'end_date',
      label: t('commerce.contracts.end_date'),
      size: 120,
      cell: ({ end_date }) => <Day date={end_date} />,
    },
    {
      id: 'billing_cycle',
      label: t('commerce.contracts.billing_cycle'),
      size: 120,
      cell: ({ billing_cycle }) => cycleWords()[billing_cycle],
    },
    {
      id: 'cycle_total',
      label: t('commerce.contracts.cycle_total'),
      size: 130,
      align: 'right',
      cell: ({ cycle_total }) => <Money amount={cycle_total} />,
    },
    {
      id: 'monthly_total',
      label: t('commerce.contracts.monthly_total'),
      size: 130,
      align: 'right',
      cell: ({ monthly_total }) => <Money amount={monthly_total} />,
    },
    {
      id: 'owner',
      label: t('commerce.contracts.owner'),
      size: 170,
      cell: ({ owner }) => <PersonName name={owner.name} />,
    },
    {
      id: 'paid_total',
      label: t('commerce.contracts.paid'),
      size: 130,
      align: 'right',
      isHidden: true,
      cell: ({ paid_total }) => <Money amount={paid_total} />,
    },
    {
      id: 'created_at',
      label: t('commerce.contracts.created'),
      size: 120,
      isHidden: true,
      cell: ({ created_at }) => <When at={created_at} look="short" />,
    },
  ];
}

/** The words of the filterable columns. */
export function contractFilters(): Record<string, FilterWords> {
  return {
    status: { label: t('commerce.contracts.status'), choices: contractStatusWords() },
    billing_cycle: { label: t('commerce.contracts.billing_cycle'), choices: cycleWords() },
    owner_id: { label: t('commerce.contracts.owner'), lookup: userLookup },
    account_id: { label: t('commerce.contracts.account'), lookup: accountLookup },
    account_name: { label: t('commerce.contracts.account_name') },
    number: { label: t('commerce.contracts.number') },
    start_date: { label: t('commerce.contracts.start_date') },
    end_date: { label: t('commerce.contracts.end_date') },
    created_at: { label: t('commerce.contracts.created') },
  };
}
