import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import { t } from '../../../../lib/i18n.ts';
import type { Field } from '../../../../ui/record-form/fields.ts';
import { WorkPast } from '../../../work/past/WorkPast.tsx';
import { opportunityQueries } from '../opportunities.queries.ts';
import { useOpportunityFields } from '../opportunity-fields.ts';
import { StageStays } from './StageStays.tsx';

/** What happened with a deal: its way through the stages, its timeline, its changes. */
export function DealPast({ deal }: { deal: OpportunityDetail }) {
  const { fields, stages } = useOpportunityFields();
  const stage_id: Field = {
    name: 'stage_id',
    label: t('crm.opportunities.stage'),
    kind: 'choice',
    choices: stages.map(({ id, name }) => ({ value: String(id), label: name })),
  };
  const sale_price: Field = {
    name: 'sale_price',
    label: t('crm.opportunities.sale_price'),
    kind: 'money',
  };
  return (
    <>
      <WorkPast
        of={{ type: 'opportunity', id: deal.id }}
        timeline={opportunityQueries.timeline(deal.id)}
        history={opportunityQueries.history(deal.id)}
        fields={[...Object.values(fields), stage_id, sale_price]}
      />
      <StageStays deal={deal} />
    </>
  );
}
