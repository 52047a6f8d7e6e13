import type { Contract } from '@atrium/contract/commerce/contracts.ts';
import { contractList, contracts } from '@atrium/contract/commerce/contracts.ts';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { DataTable } from '../../../ui/data-table/DataTable.tsx';
import type { BulkDeclaration } from '../../../ui/data-table/types.ts';
import { RECORDS } from '../../../ui/records.ts';
import { userLookup } from '../../settings/users/users.queries.ts';
import { contractColumns, contractFilters } from './contract-columns.tsx';
import { contractQueries, useBulkContracts } from './contracts.queries.ts';
import { ContractForm } from './forms/ContractForm.tsx';

/** The list of contracts. */
export function ContractsPage() {
  const cache = useQueryClient();
  const mayWrite = useMay('crm.write');
  const [isCreating, setCreating] = useState(false);
  const change = useBulkContracts();
  const columns = useMemo(contractColumns, []);
  const bulk: BulkDeclaration<Contract> = {
    change: (rows, changes) => change.mutateAsync({ rows, changes }),
    owner: userLookup,
  };
  const create = mayWrite ? () => setCreating(true) : undefined;
  return (
    <>
      <DataTable<Contract>
        name="contracts"
        record="contract"
        title={t('commerce.contracts.title')}
        declaration={contractList}
        columns={columns}
        query={contractQueries.list}
        nameOf={({ number }) => number}
        open={({ id }) => `/contracts/${id}`}
        prefetch={({ id }) => void cache.prefetchQuery(contractQueries.one(id))}
        filters={contractFilters()}
        exportRoute={contracts.export}
        bulk={mayWrite ? bulk : undefined}
        onNew={create}
        newLabel={t('shell.new_contract')}
        empty={{
          icon: RECORDS.contract.icon,
          title: t('commerce.contracts.empty_title'),
          text: t('commerce.contracts.empty_text'),
          action: create && <Button onClick={create}>{t('commerce.contracts.create')}</Button>,
        }}
      />
      {isCreating && <ContractForm close={() => setCreating(false)} />}
    </>
  );
}
