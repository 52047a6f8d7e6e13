import type { Account } from '@atrium/contract/crm/accounts.ts';
import { ACCOUNT_TYPES } from '@atrium/contract/crm/accounts.ts';
import { t } from '../../../lib/i18n.ts';
import type { Field } from '../../../ui/record-form/fields.ts';
import { StatusBadge } from '../../../ui/value/StatusBadge.tsx';
import { Dash } from '../../../ui/value/When.tsx';
import { userLookup } from '../../settings/users/users.queries.ts';
import { accountLookup } from './accounts.queries.ts';

type AccountType = (typeof ACCOUNT_TYPES)[number];

const TYPE_COLORS: Record<AccountType, string> = {
  Prospect: 'orange',
  Customer: 'green',
  Partner: 'indigo',
  Vendor: 'violet',
  Other: 'gray',
};

/** What a company is to the agency. */
export function AccountTypeBadge({ type }: { type: Account['type'] }) {
  if (type === null) return <Dash />;
  return <StatusBadge color={TYPE_COLORS[type]}>{t(`crm.accounts.types.${type}`)}</StatusBadge>;
}

/** The word of each type. */
export function accountTypeWords(): Record<AccountType, string> {
  return {
    Prospect: t('crm.accounts.types.Prospect'),
    Customer: t('crm.accounts.types.Customer'),
    Partner: t('crm.accounts.types.Partner'),
    Vendor: t('crm.accounts.types.Vendor'),
    Other: t('crm.accounts.types.Other'),
  };
}

/** The fields of an account, for form, list and record page. */
export function accountFields() {
  const words = accountTypeWords();
  const line = { kind: 'text', isNullable: true } as const;
  const lines = { kind: 'long', isNullable: true, isWide: true } as const;
  return {
    name: { name: 'name', label: t('crm.accounts.name'), kind: 'text', isRequired: true },
    type: {
      name: 'type',
      label: t('crm.accounts.type'),
      kind: 'choice',
      isNullable: true,
      choices: ACCOUNT_TYPES.map((value) => ({ value, label: words[value] })),
    },
    industry: { ...line, name: 'industry', label: t('crm.accounts.industry') },
    phone: { name: 'phone', label: t('crm.accounts.phone'), kind: 'phone', isNullable: true },
    website: {
      name: 'website',
      label: t('crm.accounts.website'),
      kind: 'link',
      isNullable: true,
      placeholder: 'acme.com',
    },
    parent_account_id: {
      name: 'parent_account_id',
      label: t('crm.accounts.parent'),
      kind: 'lookup',
      lookup: accountLookup,
      isNullable: true,
    },
    owner_id: {
      name: 'owner_id',
      label: t('crm.accounts.owner'),
      kind: 'lookup',
      lookup: userLookup,
      isRequired: true,
    },
    billing_address: {
      ...lines,
      name: 'billing_address',
      label: t('crm.accounts.billing_address'),
    },
    shipping_address: {
      ...lines,
      name: 'shipping_address',
      label: t('crm.accounts.shipping_address'),
    },
    description: { ...lines, name: 'description', label: t('crm.accounts.description') },
  } satisfies Record<string, Field>;
}
