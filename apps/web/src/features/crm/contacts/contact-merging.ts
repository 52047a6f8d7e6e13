import type { Contact } from '@atrium/contract/crm/contacts.ts';
import { contacts } from '@atrium/contract/crm/contacts.ts';
import { t } from '../../../lib/i18n.ts';
import type { MergeDeclaration } from '../../../ui/merging/merging.queries.ts';
import { contactFields } from './contact-fields.ts';
import { contactLookup } from './contacts.queries.ts';

/** Two contacts become one. */
export const contactMerging: MergeDeclaration<Contact> = {
  type: 'contact',
  key: 'contacts',
  routes: contacts,
  lookup: contactLookup,
  fields: () => [
    ...Object.values(contactFields()),
    { name: 'is_active', label: t('crm.contacts.active'), kind: 'switch' },
  ],
};
