import type { Case } from '@atrium/contract/work/cases.ts';
import { t } from '../../../../lib/i18n.ts';
import type { Column, FilterWords } from '../../../../ui/data-table/types.ts';
import { PersonName } from '../../../../ui/value/PersonName.tsx';
import { RecordLink } from '../../../../ui/value/RecordLink.tsx';
import { Dash, When } from '../../../../ui/value/When.tsx';
import { clientLookup } from '../../../clients/clients.queries.ts';
import { accountLookup } from '../../../crm/accounts/accounts.queries.ts';
import { contactLookup } from '../../../crm/contacts/contacts.queries.ts';
import { userLookup } from '../../../settings/users/users.queries.ts';
import { CasePriority, CaseStatus } from '../CaseBadges.tsx';
import { caseFields } from '../case-fields.ts';
import {
  caseCategoryWords,
  caseOriginWords,
  casePriorityWords,
  caseStatusWords,
} from '../case-words.ts';
import { NextTarget } from '../clock/ClockChip.tsx';

function handlingColumns(): Column<Case>[] {
  const { status, priority, category, owner_id } = caseFields();
  return [
    {
      id: 'priority',
      label: priority.label,
      field: priority,
      size: 110,
      cell: (row) => <CasePriority priority={row.priority} />,
    },
    {
      id: 'status',
      label: status.label,
      field: status,
      size: 155,
      cell: (row) => <CaseStatus status={row.status} />,
    },
    {
      id: 'next_target',
      label: t('work.cases.next_target'),
      size: 215,
      cell: (row) => <NextTarget of={row} />,
    },
    {
      id: 'category',
      label: category.label,
      field: category,
      size: 130,
      cell: (row) => caseCategoryWords()[row.category],
    },
    {
      id: 'owner',
      label: owner_id.label,
      field: owner_id,
      size: 165,
      cell: ({ owner }) => <PersonName name={owner?.name} />,
    },
  ];
}

type MomentName = 'first_response_due_at' | 'resolution_due_at' | 'closed_at' | 'updated_at';

function hiddenColumns(): Column<Case>[] {
  const { origin } = caseFields();
  const moment = (id: MomentName): Column<Case> => ({
    id,
    label: t(`work.cases.${id}`),
    size: 150,
    isHidden: true,
    cell: (row) => <When at={row[id]} look="short" />,
  });
  return [
    {
      id: 'number',
      label: t('work.cases.number'),
      size: 120,
      isHidden: true,
      cell: ({ number }) => number,
    },
    {
      id: 'contact_name',
      label: t('work.cases.contact'),
      size: 170,
      isHidden: true,
      cell: ({ contact_id, contact_name }) => (
        <RecordLink type="contact" id={contact_id} name={contact_name} />
      ),
    },
    {
      id: 'origin',
      label: origin.label,
      field: origin,
      size: 120,
      isHidden: true,
      cell: (row) => caseOriginWords()[row.origin],
    },
    moment('first_response_due_at'),
    moment('resolution_due_at'),
    moment('closed_at'),
    moment('updated_at'),
  ];
}

/** Whom it is about, in one column: the account, or else the person. */
function whoColumn(): Column<Case> {
  return {
    id: 'account_name',
    label: t('work.cases.account'),
    size: 190,
    cell: ({ account_id, account_name, client_name }) =>
      account_id === null ? (
        (client_name ?? <Dash />)
      ) : (
        <RecordLink type="account" id={account_id} name={account_name} />
      ),
  };
}

/** The columns of the queue. */
export function caseColumns(): Column<Case>[] {
  return [
    {
      id: 'subject',
      label: t('work.cases.subject'),
      size: 300,
      cell: ({ subject }) => subject,
    },
    ...handlingColumns(),
    whoColumn(),
    {
      id: 'created_at',
      label: t('work.cases.created_at'),
      size: 105,
      cell: ({ created_at }) => <When at={created_at} look="short" />,
    },
    ...hiddenColumns(),
  ];
}

/** The words of the filterable columns. */
export function caseFilters(): Record<string, FilterWords> {
  return {
    status: { label: t('work.cases.status'), choices: caseStatusWords() },
    priority: { label: t('work.cases.priority'), choices: casePriorityWords() },
    owner_id: { label: t('work.cases.owner'), lookup: userLookup },
    category: { label: t('work.cases.category'), choices: caseCategoryWords() },
    is_breached: { label: t('work.cases.is_breached') },
    account_id: { label: t('work.cases.account'), lookup: accountLookup },
    account_name: { label: t('work.cases.account_name') },
    contact_id: { label: t('work.cases.contact'), lookup: contactLookup },
    client_id: { label: t('work.cases.client'), lookup: clientLookup },
    origin: { label: t('work.cases.origin'), choices: caseOriginWords() },
    subject: { label: t('work.cases.subject') },
    number: { label: t('work.cases.number') },
    first_response_at: { label: t('work.cases.first_response_at') },
    first_response_due_at: { label: t('work.cases.first_response_due_at') },
    resolution_due_at: { label: t('work.cases.resolution_due_at') },
    closed_at: { label: t('work.cases.closed_at') },
    created_at: { label: t('work.cases.created_at') },
    updated_at: { label: t('work.cases.updated_at') },
  };
}
