import type { Account } from '@atrium/contract/crm/accounts.ts';
import { accountList, accounts, AccountUpdate } from '@atrium/contract/crm/accounts.ts';
import { useMemo } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { RecordList } from '../../../ui/data-table/RecordList.tsx';
import { deactivatedRows } from '../../../ui/data-table/rows/NothingShown.tsx';
import type { BulkDeclaration } from '../../../ui/data-table/types.ts';
import { useMergeAction } from '../../../ui/merging/useMergeAction.tsx';
import type { Values } from '../../../ui/record-form/fields.ts';
import { userLookup } from '../../settings/users/users.queries.ts';
import { accountMerging } from './account-merging.ts';
import { accountColumns, accountFilters } from './account-columns.tsx';
import { accountFields } from './account-fields.tsx';
import { AccountForm } from './AccountForm.tsx';
import { accountQueries, useBulkAccounts, useUpdateAccount } from './accounts.queries.ts';

/** The list of accounts. */
export function AccountsPage() {
  const mayWrite = useMay('crm.write');
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
  const create = {
    label: t('shell.new_account'),
    action: t('crm.accounts.create'),
    form: AccountForm,
  };
  return (
    <>
      <RecordList
        name="accounts"
        record="account"
        title={t('crm.accounts.title')}
        declaration={accountList}
        columns={columns}
        queries={accountQueries}
        nameOf={({ name }) => name}
        open={({ id }) => `/accounts/${id}`}
        filters={accountFilters()}
        exportRoute={accounts.export}
        bulk={bulk}
        edit={{ shape: AccountUpdate, save, can: ({ can }) => can.update === true }}
        mayWrite={mayWrite}
        create={create}
        hidden={deactivatedRows()}
        empty={{ title: t('crm.accounts.empty_title'), text: t('crm.accounts.empty_text') }}
      />
      {merging.dialog}
    </>
  );
}
