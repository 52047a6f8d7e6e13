import type { Account } from '@atrium/contract/crm/accounts.ts';
import { t } from '../../../lib/i18n.ts';
import type { Column, FilterWords } from '../../../ui/data-table/types.ts';
import { FieldValue } from '../../../ui/record-page/FieldValue.tsx';
import { PersonName } from '../../../ui/value/PersonName.tsx';
import { StatusBadge } from '../../../ui/value/StatusBadge.tsx';
import { Dash, When } from '../../../ui/value/When.tsx';
import { userLookup } from '../../settings/users/users.queries.ts';
import { accountFields, AccountTypeBadge, accountTypeWords } from './account-fields.tsx';
import { accountLookup } from './accounts.queries.ts';

type Fields = ReturnType<typeof accountFields>;

function factColumns({ type, industry, phone, website }: Fields): Column<Account>[] {
  return [
    {
      id: 'type',
      label: type.label,
      field: type,
      size: 120,
      cell: (row) => <AccountTypeBadge type={row.type} />,
    },
    {
      id: 'industry',
      label: industry.label,
      field: industry,
      size: 150,
      cell: (row) => row.industry ?? <Dash />,
    },
    {
      id: 'phone',
      label: phone.label,
      field: phone,
      size: 150,
      cell: (row) => <FieldValue field={phone} value={row.phone} />,
    },
    {
      id: 'website',
      label: website.label,
      field: website,
      size: 170,
      cell: (row) => <FieldValue field={website} value={row.website} />,
    },
  ];
}

function textColumns({ billing_address, shipping_address, description }: Fields) {
  return [billing_address, shipping_address, description].map((field): Column<Account> => ({
    id: field.name,
    label: field.label,
    field,
    isHidden: true,
    size: 220,
    cell: (row) => row[field.name as 'description'] ?? <Dash />,
  }));
}

/** The columns of the list of accounts. */
export function accountColumns(): Column<Account>[] {
  const fields = accountFields();
  const { name, owner_id, parent_account_id } = fields;
  return [
    { id: 'name', label: name.label, field: name, size: 240, cell: (row) => row.name },
    ...factColumns(fields),
    {
      id: 'owner',
      label: owner_id.label,
      field: owner_id,
      size: 170,
      cell: ({ owner }) => <PersonName name={owner.name} />,
    },
    {
      id: 'created_at',
      label: t('crm.accounts.created_at'),
      size: 110,
      cell: ({ created_at }) => <When at={created_at} look="short" />,
    },
    {
      id: 'updated_at',
      label: t('crm.accounts.updated_at'),
      size: 130,
      isHidden: true,
      cell: ({ updated_at }) => <When at={updated_at} />,
    },
    {
      id: 'parent_account_name',
      label: parent_account_id.label,
      field: parent_account_id,
      size: 180,
      isHidden: true,
      cell: ({ parent_account_name }) => parent_account_name ?? <Dash />,
    },
    ...textColumns(fields),
    {
      id: 'is_active',
      label: t('crm.accounts.state'),
      isHidden: true,
      size: 110,
      cell: ({ is_active }) => (
        <StatusBadge color={is_active ? 'green' : 'gray'}>
          {is_active ? t('crm.accounts.active') : t('crm.accounts.inactive')}
        </StatusBadge>
      ),
    },
  ];
}

/** The words of the filterable columns. */
export function accountFilters(): Record<string, FilterWords> {
  return {
    type: { label: t('crm.accounts.type'), choices: accountTypeWords() },
    owner_id: { label: t('crm.accounts.owner'), lookup: userLookup },
    name: { label: t('crm.accounts.name') },
    industry: { label: t('crm.accounts.industry') },
    phone: { label: t('crm.accounts.phone') },
    website: { label: t('crm.accounts.website') },
    parent_account_id: { label: t('crm.accounts.parent'), lookup: accountLookup },
    is_active: { label: t('crm.accounts.active') },
    created_at: { label: t('crm.accounts.created_at') },
    updated_at: { label: t('crm.accounts.updated_at') },
  };
}
