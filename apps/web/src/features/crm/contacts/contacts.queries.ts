import type { Contact } from '@atrium/contract/crm/contacts.ts';
import { contacts } from '@atrium/contract/crm/contacts.ts';
import {
  recordQueries,
  useBulkUpdate,
  useCreateRecord,
  useUpdateRecord,
} from '../../../lib/records/record-queries.ts';
import { lookupOf } from '../../../ui/lookup/lookup-of.ts';

export const contactQueries = recordQueries('contacts', contacts);
export const useCreateContact = () => useCreateRecord('contacts', contacts.create);
export const useUpdateContact = () => useUpdateRecord('contacts', contacts.update);
export const useBulkContacts = () => useBulkUpdate('contacts', contacts.bulk);

const finding = {
  key: 'contacts',
  routes: contacts,
  option: ({ id, name, email, account_name }: Contact) => ({
    value: String(id),
    label: name,
    hint: [account_name, email].filter(Boolean).join(' · '),
  }),
};

/** Finds a contact that is in use. */
export const contactLookup = lookupOf(finding);

/** Finds a contact of one account: who reports to whom, who has a part in a deal. */
export const contactLookupOf = (account_id: number) =>
  lookupOf({ ...finding, only: { account_id } });
