import { lazy } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { LookupSource } from '../../../ui/lookup/lookup-source.ts';
import { accountLookup } from './accounts.queries.ts';

const NewAccount = lazy(async () => ({
  default: (await import('./NewAccount.tsx')).NewAccount,
}));

/** Finds an account, or makes it on the way. */
export const accountOrNew: LookupSource = {
  ...accountLookup,
  create: { label: (name) => t('crm.accounts.create_named', { name }), Form: NewAccount },
};
