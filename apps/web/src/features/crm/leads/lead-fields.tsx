import type { Lead } from '@atrium/contract/crm/leads.ts';
import { LEAD_STATUSES, OPEN_LEAD_STATUSES } from '@atrium/contract/crm/leads.ts';
import { t } from '../../../lib/i18n.ts';
import type { Field } from '../../../ui/record-form/fields.ts';
import { StatusBadge } from '../../../ui/value/StatusBadge.tsx';
import { userLookup } from '../../settings/users/users.queries.ts';

type Status = Lead['status'];

const STATUS_COLORS: Record<Status, string> = {
  New: 'orange',
  Contacted: 'sky',
  Qualified: 'indigo',
  Unqualified: 'gray',
  Converted: 'green',
};

/** The word of each status. */
export function statusWords(): Record<Status, string> {
  const words = LEAD_STATUSES.map((status) => [status, t(`crm.leads.status_${status}`)]);
  return Object.fromEntries(words) as Record<Status, string>;
}

/** How far a lead has come. */
export function LeadStatus({ status }: { status: Status }) {
  return <StatusBadge color={STATUS_COLORS[status]}>{t(`crm.leads.status_${status}`)}</StatusBadge>;
}

/**
 * The fields of a lead, for form, list and record page.
 * @param sources the lead sources to choose from
 */
export function leadFields(sources: NonNullable<Field['choices']>) {
  const text = (name: string, label: string): Field => ({
    name,
    label,
    kind: 'text',
    isNullable: true,
  });
  return {
    first_name: text('first_name', t('crm.leads.first_name')),
    last_name: {
      name: 'last_name',
      label: t('crm.leads.last_name'),
      kind: 'text',
      isRequired: true,
    },
    company: { name: 'company', label: t('crm.leads.company'), kind: 'text', isRequired: true },
    title: text('title', t('crm.leads.job_title')),
    email: { name: 'email', label: t('crm.leads.email'), kind: 'email', isNullable: true },
    phone: { name: 'phone', label: t('crm.leads.phone'), kind: 'phone', isNullable: true },
    website: { name: 'website', label: t('crm.leads.website'), kind: 'link', isNullable: true },
    address: { name: 'address', label: t('crm.leads.address'), kind: 'long', isNullable: true },
    status: {
      name: 'status',
      label: t('crm.leads.status'),
      kind: 'choice',
      isRequired: true,
      choices: OPEN_LEAD_STATUSES.map((value) => ({ value, label: statusWords()[value] })),
    },
    lead_source: {
      name: 'lead_source',
      label: t('crm.leads.lead_source'),
      kind: 'choice',
      isNullable: true,
      choices: sources,
    },
    industry: text('industry', t('crm.leads.industry')),
    owner_id: { name: 'owner_id', label: t('crm.leads.owner'), kind: 'lookup', lookup: userLookup },
    description: {
      name: 'description',
      label: t('crm.leads.description'),
      kind: 'long',
      isNullable: true,
      isWide: true,
    },
  } as const satisfies Record<string, Field>;
}
