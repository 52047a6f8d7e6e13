import type { Opportunity, OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import type { BoardColumn } from '@atrium/contract/crm/pipeline.ts';
import type { Stage } from '@atrium/contract/crm/stages.ts';
import { useMemo, useState } from 'react';
import { notify } from '../../../../../ui/feedback/notify.tsx';
import { useUpdateOpportunity } from '../../opportunities.queries.ts';
import { useStageQuestion } from '../../stages/useStageMove.tsx';
import type { Move } from './board-moves.ts';
import { moved } from './board-moves.ts';
import { inTurns } from './turns.ts';

/**
 * Moves cards at once and tells the server: what is on its way is laid over what the server said last, so that a refusal
 * only takes the layer away, and an answer that comes in between takes nothing back.
 */
export function useBoardMoves(columns: readonly BoardColumn[]) {
  const [pending, setPending] = useState<ReadonlyMap<number, Move>>(new Map());
  const [turns] = useState(() => inTurns<OpportunityDetail>());
  const update = useUpdateOpportunity();
  const { needs, dialog } = useStageQuestion();
  const shown = useMemo(
    () => [...pending.values()].reduce<BoardColumn[]>(moved, [...columns]),
    [columns, pending],
  );

  function lay(deal: Opportunity, stage: Stage | undefined): void {
    setPending((now) => {
      const next = new Map(now);
      if (stage) next.set(deal.id, { deal, stage });
      else next.delete(deal.id);
      return next;
    });
  }

  /** @returns whether the deal is in the stage now */
  async function move(deal: Opportunity, stage: Stage): Promise<boolean> {
    if (deal.stage_id === stage.id) return false;
    const more = await needs(deal.name, stage);
    if (!more) return false;
    lay(deal, stage);
    try {
      // A card that was taken up again before the answer was here goes on from the version of that answer.
      const saved = await turns.take(deal.id, (before) => {
        const version = Math.max(before?.version ?? 0, deal.version);
        return update.mutateAsync({ id: deal.id, body: { stage_id: stage.id, version, ...more } });
      });
      return saved !== undefined;
    } catch (error) {
      notify.problem(error);
      return false;
    } finally {
      if (!turns.isBusy(deal.id)) lay(deal, undefined);
    }
  }

  return { shown, move, dialog };
}
