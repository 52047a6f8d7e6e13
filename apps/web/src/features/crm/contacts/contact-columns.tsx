import type { Contact } from '@atrium/contract/crm/contacts.ts';
import { t } from '../../../lib/i18n.ts';
import type { Column, FilterWords } from '../../../ui/data-table/types.ts';
import { FieldValue } from '../../../ui/record-page/FieldValue.tsx';
import { PersonName } from '../../../ui/value/PersonName.tsx';
import { RecordLink } from '../../../ui/value/RecordLink.tsx';
import { StatusBadge } from '../../../ui/value/StatusBadge.tsx';
import { Dash, When } from '../../../ui/value/When.tsx';
import { userLookup } from '../../settings/users/users.queries.ts';
import { accountLookup } from '../accounts/accounts.queries.ts';
import { contactFields } from './contact-fields.ts';
import { contactLookup } from './contacts.queries.ts';

function personColumns(): Column<Contact>[] {
  const { title, email, phone, account_id } = contactFields();
  return [
    { id: 'name', label: t('crm.contacts.name'), size: 200, cell: ({ name }) => name },
    {
      id: 'account_name',
      label: account_id.label,
      field: account_id,
      size: 200,
      cell: ({ account_id, account_name }) => (
        <RecordLink type="account" id={account_id} name={account_name} />
      ),
    },
    {
      id: 'title',
      label: title.label,
      field: title,
      size: 170,
      cell: (row) => row.title ?? <Dash />,
    },
    {
      id: 'email',
      label: email.label,
      field: email,
      size: 220,
      cell: (row) => <FieldValue field={email} value={row.email} />,
    },
    {
      id: 'phone',
      label: phone.label,
      field: phone,
      size: 150,
      cell: (row) => <FieldValue field={phone} value={row.phone} />,
    },
  ];
}

function hiddenColumns(): Column<Contact>[] {
  const { first_name, last_name, reports_to_id, description } = contactFields();
  const texts = [first_name, last_name, description].map((field): Column<Contact> => ({
    id: field.name,
    label: field.label,
    field,
    isHidden: true,
    cell: (row) => row[field.name as 'description'] ?? <Dash />,
  }));
  return [
    ...texts,
    {
      id: 'reports_to_name',
      label: reports_to_id.label,
      field: reports_to_id,
      size: 170,
      isHidden: true,
      cell: ({ reports_to_name }) => <PersonName name={reports_to_name} />,
    },
    {
      id: 'updated_at',
      label: t('crm.contacts.updated_at'),
      size: 130,
      isHidden: true,
      cell: ({ updated_at }) => <When at={updated_at} />,
    },
    {
      id: 'is_active',
      label: t('crm.contacts.state'),
      isHidden: true,
      size: 110,
      cell: ({ is_active }) => (
        <StatusBadge color={is_active ? 'green' : 'gray'}>
          {is_active ? t('crm.contacts.active') : t('crm.contacts.inactive')}
        </StatusBadge>
      ),
    },
  ];
}

/** The columns of the list of contacts. */
export function contactColumns(): Column<Contact>[] {
  const { owner_id } = contactFields();
  return [
    ...personColumns(),
    {
      id: 'owner',
      label: owner_id.label,
      field: owner_id,
      size: 170,
      cell: ({ owner }) => <PersonName name={owner.name} />,
    },
    {
      id: 'created_at',
      label: t('crm.contacts.created_at'),
      size: 110,
      cell: ({ created_at }) => <When at={created_at} look="short" />,
    },
    ...hiddenColumns(),
  ];
}

/** The words of the filterable columns. */
export function contactFilters(): Record<string, FilterWords> {
  return {
    owner_id: { label: t('crm.contacts.owner'), lookup: userLookup },
    account_id: { label: t('crm.contacts.account'), lookup: accountLookup },
    name: { label: t('crm.contacts.name') },
    first_name: { label: t('crm.contacts.first_name') },
    last_name: { label: t('crm.contacts.last_name') },
    title: { label: t('crm.contacts.job') },
    email: { label: t('crm.contacts.email') },
    phone: { label: t('crm.contacts.phone') },
    reports_to_id: { label: t('crm.contacts.reports_to'), lookup: contactLookup },
    is_active: { label: t('crm.contacts.active') },
    created_at: { label: t('crm.contacts.created_at') },
    updated_at: { label: t('crm.contacts.updated_at') },
  };
}
