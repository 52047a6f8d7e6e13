import { t } from '../../../lib/i18n.ts';
import type { Field } from '../../../ui/record-form/fields.ts';
import { userLookup } from '../../settings/users/users.queries.ts';
import { accountOrNew } from '../accounts/account-or-new.ts';
import { contactLookup, contactLookupOf } from './contacts.queries.ts';

/** The fields of a contact, for form, list and record page. */
export function contactFields() {
  const line = { kind: 'text', isNullable: true } as const;
  return {
    first_name: { ...line, name: 'first_name', label: t('crm.contacts.first_name') },
    last_name: {
      name: 'last_name',
      label: t('crm.contacts.last_name'),
      kind: 'text',
      isRequired: true,
    },
    title: { ...line, name: 'title', label: t('crm.contacts.job') },
    email: { name: 'email', label: t('crm.contacts.email'), kind: 'email', isNullable: true },
    phone: { name: 'phone', label: t('crm.contacts.phone'), kind: 'phone', isNullable: true },
    account_id: {
      name: 'account_id',
      label: t('crm.contacts.account'),
      kind: 'lookup',
      lookup: accountOrNew,
      isRequired: true,
      // One reports to somebody of the same account.
      empties: ['reports_to_id'],
    },
    reports_to_id: {
      name: 'reports_to_id',
      label: t('crm.contacts.reports_to'),
      kind: 'lookup',
      placeholder: t('crm.contacts.reports_to_first'),
      lookup: contactLookup,
      lookupFor: ({ account_id }) => (account_id ? contactLookupOf(Number(account_id)) : undefined),
      isNullable: true,
    },
    owner_id: {
      name: 'owner_id',
      label: t('crm.contacts.owner'),
      kind: 'lookup',
      lookup: userLookup,
      isRequired: true,
    },
    description: {
      name: 'description',
      label: t('crm.contacts.description'),
      kind: 'long',
      isNullable: true,
      isWide: true,
    },
  } satisfies Record<string, Field>;
}
