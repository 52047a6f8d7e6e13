import type { Opportunity } from '@atrium/contract/crm/opportunities.ts';
import type { Stage } from '@atrium/contract/crm/stages.ts';
import { useAsk } from './asking.ts';
import { useUpdateOpportunity } from '../opportunities.queries.ts';
import { LossReasonDialog } from './LossReasonDialog.tsx';

/** What of a deal its move needs. */
export type Movable = Pick<Opportunity, 'id' | 'name' | 'version' | 'loss_reason'>;

/** Asks for what a stage needs before a deal comes into it: of a loss, its reason. */
export function useStageQuestion() {
  const { open, ask } = useAsk<string, string>();
  /** @returns what is sent beside the stage; undefined when the person thought better of it */
  async function needs(name: string, stage: Pick<Stage, 'kind'>) {
    if (stage.kind !== 'lost') return {};
    const loss_reason = await ask(name);
    return loss_reason === undefined ? undefined : { loss_reason };
  }
  const dialog = open && <LossReasonDialog name={open.subject} answer={open.answer} />;
  return { needs, dialog };
}

/** Moves deals through the stages; `dialog` is to be rendered. */
export function useStageMove() {
  const update = useUpdateOpportunity();
  const { needs, dialog } = useStageQuestion();
  /** @returns whether it was moved; throws the server's problem */
  async function move(deal: Movable, stage: Pick<Stage, 'id' | 'kind'>): Promise<boolean> {
    const more = await needs(deal.name, stage);
    if (!more) return false;
    const body = { stage_id: stage.id, version: deal.version, ...more };
    await update.mutateAsync({ id: deal.id, body });
    return true;
  }
  return { move, dialog, isBusy: update.isPending };
}
