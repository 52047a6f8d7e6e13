import type { Opportunity } from '@atrium/contract/crm/opportunities.ts';
import { t } from '../../../../lib/i18n.ts';
import type { Column } from '../../../../ui/data-table/types.ts';
import { Money } from '../../../../ui/value/Money.tsx';
import { PersonName } from '../../../../ui/value/PersonName.tsx';
import { Dash, When } from '../../../../ui/value/When.tsx';
import { CloseDate } from '../close-date.tsx';
import type { OpportunityFields } from '../opportunity-fields.ts';
import { StageBadge } from '../stages/StageBadge.tsx';

type Of = Column<Opportunity>;

/** What one looks for first. */
function first(fields: OpportunityFields): Of[] {
  return [
    {
      id: 'name',
      label: fields.name.label,
      size: 240,
      cell: ({ name }) => name,
      field: fields.name,
    },
    {
      id: 'account_name',
      label: fields.account_id.label,
      size: 190,
      cell: ({ account_name }) => account_name,
      field: fields.account_id,
    },
    {
      id: 'stage',
      label: fields.stage.label,
      size: 140,
      cell: (deal) => <StageBadge deal={deal} />,
      field: fields.stage,
    },
    {
      id: 'calculated_amount',
      label: t('crm.opportunities.amount'),
      size: 130,
      align: 'right',
      cell: ({ calculated_amount }) => <Money amount={calculated_amount} />,
    },
    {
      id: 'probability',
      label: fields.probability.label,
      size: 120,
      align: 'right',
      cell: ({ probability }) => `${probability} %`,
      field: fields.probability,
    },
    {
      id: 'weighted_amount',
      label: t('crm.opportunities.weighted'),
      size: 130,
      align: 'right',
      cell: ({ weighted_amount }) => <Money amount={weighted_amount} />,
    },
  ];
}

function dates(fields: OpportunityFields): Of[] {
  return [
    {
      id: 'close_date',
      label: fields.close_date.label,
      size: 140,
      cell: (deal) => <CloseDate deal={deal} />,
      field: fields.close_date,
    },
    {
      id: 'owner',
      label: fields.owner_id.label,
      size: 160,
      cell: ({ owner }) => <PersonName name={owner.name} />,
      field: fields.owner_id,
    },
    {
      id: 'next_step',
      label: fields.next_step.label,
      size: 200,
      cell: ({ next_step }) => next_step ?? <Dash />,
      field: fields.next_step,
    },
    {
      id: 'last_activity_at',
      label: t('crm.opportunities.last_activity'),
      size: 130,
      cell: ({ last_activity_at }) => <When at={last_activity_at} />,
    },
    {
      id: 'stage_entered_at',
      label: t('crm.opportunities.in_stage_since'),
      size: 130,
      isHidden: true,
      cell: ({ stage_entered_at }) => <When at={stage_entered_at} />,
    },
    {
      id: 'closed_at',
      label: t('crm.opportunities.closed_at'),
      size: 120,
      isHidden: true,
      cell: ({ closed_at }) => <When at={closed_at} look="short" />,
    },
    {
      id: 'created_at',
      label: t('crm.opportunities.created'),
      size: 120,
      isHidden: true,
      cell: ({ created_at }) => <When at={created_at} look="short" />,
    },
  ];
}

/** The columns of the table of deals. */
export function opportunityColumns(fields: OpportunityFields): Of[] {
  const text = (name: 'lead_source' | 'loss_reason' | 'description', canEdit: boolean): Of => ({
    id: name,
    label: fields[name].label,
    size: 160,
    isHidden: true,
    cell: (deal) => deal[name] ?? <Dash />,
    field: canEdit ? fields[name] : undefined,
  });
  return [
    ...first(fields),
    ...dates(fields),
    text('lead_source', true),
    text('loss_reason', false),
    text('description', true),
  ];
}
