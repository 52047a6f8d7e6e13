import type { Contact } from '@atrium/contract/crm/contacts.ts';
import { contactList, contacts, ContactUpdate } from '@atrium/contract/crm/contacts.ts';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { DataTable } from '../../../ui/data-table/DataTable.tsx';
import type { BulkDeclaration } from '../../../ui/data-table/types.ts';
import { useMergeAction } from '../../../ui/merging/useMergeAction.tsx';
import type { Values } from '../../../ui/record-form/fields.ts';
import { RECORDS } from '../../../ui/records.ts';
import { userLookup } from '../../settings/users/users.queries.ts';
import { contactMerging } from './contact-merging.ts';
import { contactColumns, contactFilters } from './contact-columns.tsx';
import { ContactForm } from './ContactForm.tsx';
import { contactQueries, useBulkContacts, useUpdateContact } from './contacts.queries.ts';

/** The list of contacts. */
export function ContactsPage() {
  const cache = useQueryClient();
  const mayWrite = useMay('crm.write');
  const [isCreating, setCreating] = useState(false);
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
  const create = mayWrite ? () => setCreating(true) : undefined;
  return (
    <>
      <DataTable<Contact>
        name="contacts"
        record="contact"
        title={t('crm.contacts.title')}
        declaration={contactList}
        columns={columns}
        query={contactQueries.list}
        nameOf={({ name }) => name}
        open={({ id }) => `/contacts/${id}`}
        prefetch={({ id }) => void cache.prefetchQuery(contactQueries.one(id))}
        filters={contactFilters()}
        exportRoute={contacts.export}
        bulk={mayWrite ? bulk : undefined}
        edit={mayWrite ? edit : undefined}
        onNew={create}
        newLabel={t('shell.new_contact')}
        empty={{
          icon: RECORDS.contact.icon,
          title: t('crm.contacts.empty_title'),
          text: t('crm.contacts.empty_text'),
          action: create && <Button onClick={create}>{t('crm.contacts.create')}</Button>,
        }}
      />
      {merging.dialog}
      {isCreating && <ContactForm close={() => setCreating(false)} />}
    </>
  );
}
