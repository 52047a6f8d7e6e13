import type { Lead } from '@atrium/contract/crm/leads.ts';
import { t } from '../../../../lib/i18n.ts';
import type { Column, FilterWords } from '../../../../ui/data-table/types.ts';
import type { Field } from '../../../../ui/record-form/fields.ts';
import { FieldValue } from '../../../../ui/record-page/FieldValue.tsx';
import { Dash, When } from '../../../../ui/value/When.tsx';
import { userLookup } from '../../../settings/users/users.queries.ts';
import { leadFields, LeadStatus, statusWords } from '../lead-fields.tsx';
import { LeadOwner } from '../LeadOwner.tsx';

type Sources = NonNullable<Field['choices']>;
type Moment = 'created_at' | 'updated_at' | 'converted_at';

function momentColumn(id: Moment, isHidden = false): Column<Lead> {
  return {
    id,
    label: t(`crm.leads.${id}`),
    size: 120,
    isHidden,
    cell: (lead) => <When at={lead[id]} look="short" />,
  };
}

/** Of the visit in which the lead came. */
function visitColumn(id: 'utm_source' | 'utm_campaign'): Column<Lead> {
  return {
    id,
    label: t(`crm.leads.${id}`),
    size: 150,
    cell: ({ utm }) => utm[id] ?? <Dash />,
  };
}

/** The columns of the list of leads. */
export function leadColumns(sources: Sources): Column<Lead>[] {
  const fields = leadFields(sources);
  type Plain = 'email' | 'phone' | 'title' | 'website' | 'industry' | 'lead_source';
  const plain = (name: Plain, size: number, isHidden = false): Column<Lead> => ({
    id: name,
    label: fields[name].label,
    field: fields[name],
    size,
    isHidden,
    cell: (lead) =>
      name === 'website' ? (
        <FieldValue field={fields.website} value={lead.website} />
      ) : (
        (lead[name] ?? <Dash />)
      ),
  });
  return [
    { id: 'name', label: t('crm.leads.name'), size: 200, cell: ({ name }) => name },
    {
      id: 'company',
      label: fields.company.label,
      field: fields.company,
      size: 190,
      cell: ({ company }) => company,
    },
    {
      id: 'status',
      label: fields.status.label,
      field: fields.status,
      size: 130,
      cell: ({ status }) => <LeadStatus status={status} />,
    },
    {
      id: 'owner',
      label: fields.owner_id.label,
      field: fields.owner_id,
      size: 230,
      cell: (lead) => <LeadOwner lead={lead} />,
    },
    plain('lead_source', 130),
    plain('email', 220),
    visitColumn('utm_campaign'),
    visitColumn('utm_source'),
    momentColumn('created_at'),
    plain('phone', 150, true),
    plain('title', 150, true),
    plain('website', 180, true),
    plain('industry', 140, true),
    momentColumn('updated_at', true),
    momentColumn('converted_at', true),
  ];
}

const TEXTS = ['name', 'company', 'email', 'phone', 'industry', 'lead_source'] as const;
const OF_VISIT = ['utm_campaign', 'utm_source'] as const;
const MOMENTS = ['created_at', 'updated_at', 'converted_at'] as const;

/** The words of the filterable columns. */
export function leadFilters(): Record<string, FilterWords> {
  const rest = [...TEXTS, ...OF_VISIT, ...MOMENTS];
  return {
    status: { label: t('crm.leads.status'), choices: statusWords() },
    owner_id: { label: t('crm.leads.owner'), lookup: userLookup },
    title: { label: t('crm.leads.job_title') },
    ...Object.fromEntries(rest.map((name) => [name, { label: t(`crm.leads.${name}`) }])),
  };
}
