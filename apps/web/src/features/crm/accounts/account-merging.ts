import type { Account } from '@atrium/contract/crm/accounts.ts';
import { accounts } from '@atrium/contract/crm/accounts.ts';
import { t } from '../../../lib/i18n.ts';
import type { MergeDeclaration } from '../../../ui/merging/merging.queries.ts';
import { accountFields } from './account-fields.tsx';
import { accountLookup } from './accounts.queries.ts';

/** Two accounts become one. */
export const accountMerging: MergeDeclaration<Account> = {
  type: 'account',
  key: 'accounts',
  routes: accounts,
  lookup: accountLookup,
  fields: () => [
    ...Object.values(accountFields()),
    { name: 'is_active', label: t('crm.accounts.active'), kind: 'switch' },
  ],
};
