import type { Contact } from '@atrium/contract/crm/contacts.ts';
import { contactList, contacts, ContactUpdate } from '@atrium/contract/crm/contacts.ts';
import { useMemo } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { RecordList } from '../../../ui/data-table/RecordList.tsx';
import { deactivatedRows } from '../../../ui/data-table/rows/NothingShown.tsx';
import type { BulkDeclaration } from '../../../ui/data-table/types.ts';
import { useMergeAction } from '../../../ui/merging/useMergeAction.tsx';
import type { Values } from '../../../ui/record-form/fields.ts';
import { userLookup } from '../../settings/users/users.queries.ts';
import { contactMerging } from './contact-merging.ts';
import { contactColumns, contactFilters } from './contact-columns.tsx';
import { ContactForm } from './ContactForm.tsx';
import { contactQueries, useBulkContacts, useUpdateContact } from './contacts.queries.ts';

/** The list of contacts. */
export function ContactsPage() {
  const mayWrite = useMay('crm.write');
  const update = useUpdateContact();
  const change = useBulkContacts();
  const merging = useMergeAction(contactMerging);
  const columns = useMemo(contactColumns, []);
  const save = (id: number, body: Values) => update.mutateAsync({ id, body });
  const bulk: BulkDeclaration<Contact> = {
    change: (rows, changes) => change.mutateAsync({ rows, changes }),
    owner: userLookup,
    more: [merging.action],
    isActive: ({ is_active }) => is_active,
  };
  const edit = { shape: ContactUpdate, save, can: ({ can }: Contact) => can.update === true };
  const create = {
    label: t('shell.new_contact'),
    action: t('crm.contacts.create'),
    form: ContactForm,
  };
  return (
    <>
      <RecordList
        name="contacts"
        record="contact"
        title={t('crm.contacts.title')}
        declaration={contactList}
        columns={columns}
        queries={contactQueries}
        nameOf={({ name }) => name}
        open={({ id }) => `/contacts/${id}`}
        filters={contactFilters()}
        exportRoute={contacts.export}
        bulk={bulk}
        edit={edit}
        mayWrite={mayWrite}
        create={create}
        hidden={deactivatedRows()}
        empty={{ title: t('crm.contacts.empty_title'), text: t('crm.contacts.empty_text') }}
      />
      {merging.dialog}
    </>
  );
}
