import { t } from '../../../lib/i18n.ts';
import type { Field } from '../../../ui/record-form/fields.ts';
import { clientLookup } from '../../clients/clients.queries.ts';
import { accountLookup } from '../../crm/accounts/accounts.queries.ts';
import { contactLookup } from '../../crm/contacts/contacts.queries.ts';
import { userLookup } from '../../settings/users/users.queries.ts';
import {
  caseCategoryWords,
  caseOriginWords,
  casePriorityWords,
  caseStatusWords,
  choicesOf,
} from './case-words.ts';

/** Whom it is about, and who works on it. */
function linkFields() {
  const lookup = { kind: 'lookup', isNullable: true } as const;
  return {
    account_id: {
      ...lookup,
      name: 'account_id',
      label: t('work.cases.account'),
      lookup: accountLookup,
    },
    contact_id: {
      ...lookup,
      name: 'contact_id',
      label: t('work.cases.contact'),
      lookup: contactLookup,
    },
    client_id: {
      ...lookup,
      name: 'client_id',
      label: t('work.cases.client'),
      lookup: clientLookup,
    },
    owner_id: {
      ...lookup,
      name: 'owner_id',
      label: t('work.cases.owner'),
      lookup: userLookup,
      placeholder: t('work.cases.unassigned'),
    },
  } as const satisfies Record<string, Field>;
}

/** The fields of a case, for form, list and record page. */
export function caseFields() {
  const choice = { kind: 'choice', isRequired: true } as const;
  return {
    subject: {
      name: 'subject',
      label: t('work.cases.subject'),
      kind: 'text',
      isRequired: true,
      isWide: true,
    },
    status: {
      ...choice,
      name: 'status',
      label: t('work.cases.status'),
      choices: choicesOf(caseStatusWords()),
    },
    priority: {
      ...choice,
      name: 'priority',
      label: t('work.cases.priority'),
      choices: choicesOf(casePriorityWords()),
    },
    category: {
      ...choice,
      name: 'category',
      label: t('work.cases.category'),
      choices: choicesOf(caseCategoryWords()),
    },
    origin: {
      ...choice,
      name: 'origin',
      label: t('work.cases.origin'),
      choices: choicesOf(caseOriginWords()),
    },
    ...linkFields(),
    description: {
      name: 'description',
      label: t('work.cases.description'),
      kind: 'long',
      isNullable: true,
      isWide: true,
    },
  } as const satisfies Record<string, Field>;
}
