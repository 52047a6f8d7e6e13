import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../../lib/i18n.ts';
import { RelatedCard } from '../../../../ui/record-page/RelatedCard.tsx';
import { RelatedLine } from '../../../../ui/record-page/RelatedLine.tsx';
import { LeadVisit } from '../../leads/related/LeadVisit.tsx';
import { leadQueries } from '../../leads/leads.queries.ts';

/** The lead a deal was converted from. */
function LeadCard({ id }: { id: number }) {
  const { data: lead } = useQuery(leadQueries.one(id));
  return (
    <RelatedCard type="lead" title={t('ui.record_lead')} total={lead ? 1 : undefined} empty="">
      {lead && <RelatedLine to={`/leads/${lead.id}`} name={lead.name} note={lead.company} />}
    </RelatedCard>
  );
}

/** Where a deal comes from: its lead, and the visit in which that was won. */
export function DealOrigin({ deal }: { deal: OpportunityDetail }) {
  return (
    <>
      {deal.lead_id !== null && <LeadCard id={deal.lead_id} />}
      {Object.keys(deal.utm).length > 0 && <LeadVisit utm={deal.utm} />}
    </>
  );
}
