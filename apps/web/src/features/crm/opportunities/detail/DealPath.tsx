import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import type { Stage } from '@atrium/contract/crm/stages.ts';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../../lib/i18n.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import type { PathStep } from '../../../../ui/record-page/path/RecordPath.tsx';
import { RecordPath } from '../../../../ui/record-page/path/RecordPath.tsx';
import { stagesQuery } from '../../selling.queries.ts';
import { useMade } from '../generate/useMade.ts';
import { useStageMove } from '../stages/useStageMove.tsx';

function stepOf({ id, name, kind }: Stage): PathStep {
  return { id: String(id), label: name, ...(kind === 'open' ? {} : { end: kind }) };
}

function guidanceFor(deal: OpportunityDetail, isSold: boolean): string {
  if (deal.stage_kind === 'won')
    return isSold ? t('crm.opportunities.guide_sold') : t('crm.opportunities.guide_won');
  if (deal.stage_kind === 'lost') return t('crm.opportunities.guide_lost');
  if (deal.line_items.length === 0) return t('crm.opportunities.guide_products');
  if (deal.contact_roles.length === 0) return t('crm.opportunities.guide_people');
  return deal.next_step ?? t('crm.opportunities.guide_next_step');
}

/** The way of a deal through the stages: a click moves it. */
export function DealPath({ deal }: { deal: OpportunityDetail }) {
  const { data: stages = [] } = useQuery(stagesQuery);
  const made = useMade(deal);
  const { move, dialog, isBusy } = useStageMove();
  const shown = stages.filter(({ is_active, id }) => is_active || id === deal.stage_id);

  async function moveTo(id: string): Promise<void> {
    const stage = stages.find((each) => String(each.id) === id);
    if (!stage) return;
    try {
      if (await move(deal, stage))
        notify.success(t('crm.opportunities.moved', { name: deal.name, stage: stage.name }));
    } catch (error) {
      notify.problem(error);
    }
  }

  return (
    <>
      <RecordPath
        name={deal.name}
        steps={shown.map(stepOf)}
        current={String(deal.stage_id)}
        move={deal.can.update ? (id) => void moveTo(id) : undefined}
        isBusy={isBusy}
        guidance={guidanceFor(deal, made?.order !== undefined || made?.contract !== undefined)}
      />
      {dialog}
    </>
  );
}
