import type { Stage } from '@atrium/contract/crm/stages.ts';
import { fieldProblem } from '../../../platform/problem.ts';

/** What of a deal follows from its stage. */
export interface Staged {
  probability: number;
  loss_reason: string | null;
}

interface Wanted {
  probability?: number | undefined;
  loss_reason?: string | null | undefined;
}

/**
 * A deal that comes into a stage takes its probability, unless another one is given. What is won is certain, what is
 * lost is not, whatever is given; and a loss has a reason.
 * @throws ProblemError `rule` at the field
 */
export function enterStage(stage: Pick<Stage, 'kind' | 'probability'>, wanted: Wanted): Staged {
  const probability = wanted.probability ?? stage.probability;
  refuseDoubt(stage, probability);
  if (stage.kind !== 'lost') {
    if (wanted.loss_reason)
      throw fieldProblem(
        'loss_reason',
        'not_lost',
        'Only a lost opportunity has a reason for its loss',
      );
    return { probability, loss_reason: null };
  }
  if (!wanted.loss_reason)
    throw fieldProblem('loss_reason', 'required', 'Say why the opportunity was lost');
  return { probability, loss_reason: wanted.loss_reason };
}

/** The same for a change that leaves the deal in its stage. */
export function stayInStage(
  stage: Pick<Stage, 'kind' | 'probability'>,
  wanted: Wanted,
): Partial<Staged> {
  if (wanted.probability !== undefined) refuseDoubt(stage, wanted.probability);
  if (wanted.loss_reason && stage.kind !== 'lost')
    throw fieldProblem(
      'loss_reason',
      'not_lost',
      'Only a lost opportunity has a reason for its loss',
    );
  if (wanted.loss_reason !== undefined && !wanted.loss_reason && stage.kind === 'lost')
    throw fieldProblem('loss_reason', 'required', 'Say why the opportunity was lost');
  return {};
}

function refuseDoubt(stage: Pick<Stage, 'kind' | 'probability'>, probability: number): void {
  if (stage.kind === 'open' || probability === stage.probability) return;
  throw fieldProblem(
    'probability',
    'closed',
    'The probability of a closed opportunity is given by its stage',
  );
}
