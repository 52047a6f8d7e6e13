import { accounts } from '@atrium/contract/crm/accounts.ts';
import {
  recordQueries,
  useBulkUpdate,
  useCreateRecord,
  useUpdateRecord,
} from '../../../lib/records/record-queries.ts';
import { lookupOf } from '../../../ui/lookup/lookup-of.ts';

export const accountQueries = recordQueries('accounts', accounts);
export const useCreateAccount = () => useCreateRecord('accounts', accounts.create);
export const useUpdateAccount = () => useUpdateRecord('accounts', accounts.update);
export const useBulkAccounts = () => useBulkUpdate('accounts', accounts.bulk);

/** Finds an account that is in use. */
export const accountLookup = lookupOf({
  key: 'accounts',
  routes: accounts,
  option: ({ id, name, website, type }) => ({
    value: String(id),
    label: name,
    hint: [type, website?.replace(/^https?:\/\//, '')].filter(Boolean).join(' · ') || undefined,
  }),
});
