import type { Account } from '@atrium/contract/crm/accounts.ts';
import { accountList, accounts, AccountUpdate } from '@atrium/contract/crm/accounts.ts';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { DataTable } from '../../../ui/data-table/DataTable.tsx';
import type { BulkDeclaration } from '../../../ui/data-table/types.ts';
import { useMergeAction } from '../../../ui/merging/useMergeAction.tsx';
import type { Values } from '../../../ui/record-form/fields.ts';
import { RECORDS } from '../../../ui/records.ts';
import { userLookup } from '../../settings/users/users.queries.ts';
import { accountMerging } from './account-merging.ts';
import { accountColumns, accountFilters } from './account-columns.tsx';
import { accountFields } from './account-fields.tsx';
import { AccountForm } from './AccountForm.tsx';
import { accountQueries, useBulkAccounts, useUpdateAccount } from './accounts.queries.ts';

/** The list of accounts. */
export function AccountsPage() {
  const cache = useQueryClient();
  const mayWrite = useMay('crm.write');
  const [isCreating, setCreating] = useState(false);
  const update = useUpdateAccount();
  const change = useBulkAccounts();
  const merging = useMergeAction(accountMerging);
  const columns = useMemo(accountColumns, []);
  const save = (id: number, body: Values) => update.mutateAsync({ id, body });
  const bulk: BulkDeclaration<Account> = {
    change: (rows, changes) => change.mutateAsync({ rows, changes }),
    owner: userLookup,
    fields: [{ ...accountFields().type, isNullable: false }],
    more: [merging.action],
    isActive: ({ is_active }) => is_active,
  };
  const create = mayWrite ? () => setCreating(true) : undefined;
  return (
    <>
      <DataTable<Account>
        name="accounts"
        record="account"
        title={t('crm.accounts.title')}
        declaration={accountList}
        columns={columns}
        query={accountQueries.list}
        nameOf={({ name }) => name}
        open={({ id }) => `/accounts/${id}`}
        prefetch={({ id }) => void cache.prefetchQuery(accountQueries.one(id))}
        filters={accountFilters()}
        exportRoute={accounts.export}
        bulk={mayWrite ? bulk : undefined}
        edit={
          mayWrite
            ? { shape: AccountUpdate, save, can: ({ can }) => can.update === true }
            : undefined
        }
        onNew={create}
        newLabel={t('shell.new_account')}
        empty={{
          icon: RECORDS.account.icon,
          title: t('crm.accounts.empty_title'),
          text: t('crm.accounts.empty_text'),
          action: create && <Button onClick={create}>{t('crm.accounts.create')}</Button>,
        }}
      />
      {merging.dialog}
      {isCreating && <AccountForm close={() => setCreating(false)} />}
    </>
  );
}
