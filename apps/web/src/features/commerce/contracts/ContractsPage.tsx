import type { Contract } from '@atrium/contract/commerce/contracts.ts';
import { contractList, contracts } from '@atrium/contract/commerce/contracts.ts';
import { useMemo } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { RecordList } from '../../../ui/data-table/RecordList.tsx';
import type { BulkDeclaration } from '../../../ui/data-table/types.ts';
import { userLookup } from '../../settings/users/users.queries.ts';
import { contractColumns, contractFilters } from './contract-columns.tsx';
import { contractQueries, useBulkContracts } from './contracts.queries.ts';
import { ContractForm } from './forms/ContractForm.tsx';

/** The list of contracts. */
export function ContractsPage() {
  const mayWrite = useMay('crm.write');
  const change = useBulkContracts();
  const columns = useMemo(contractColumns, []);
  const bulk: BulkDeclaration<Contract> = {
    change: (rows, changes) => change.mutateAsync({ rows, changes }),
    owner: userLookup,
  };
  const create = {
    label: t('shell.new_contract'),
    action: t('commerce.contracts.create'),
    form: ContractForm,
  };
  return (
    <RecordList
      name="contracts"
      record="contract"
      title={t('commerce.contracts.title')}
      declaration={contractList}
      columns={columns}
      queries={contractQueries}
      nameOf={({ number }) => number}
      open={({ id }) => `/contracts/${id}`}
      filters={contractFilters()}
      exportRoute={contracts.export}
      bulk={bulk}
      mayWrite={mayWrite}
      create={create}
      empty={{
        title: t('commerce.contracts.empty_title'),
        text: t('commerce.contracts.empty_text'),
      }}
    />
  );
}
