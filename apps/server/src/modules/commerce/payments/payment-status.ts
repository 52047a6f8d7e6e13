import type { Payment } from '@atrium/contract/commerce/payments.ts';
import { fieldProblem } from '../../../platform/problem.ts';

type Status = Payment['status'];

/** Where a payment can go: what was completed can still be returned by the bank, and nothing comes back from Void. */
const NEXT: Record<Status, readonly Status[]> = {
  Pending: ['Completed', 'Failed', 'Void'],
  Completed: ['Failed', 'Void'],
  Failed: ['Void'],
  Void: [],
};

export function leadsTo(from: Status, to: Status): boolean {
  return NEXT[from].includes(to);
}

/** @throws ProblemError `rule` at the field */
export function checkStep(from: Status, to: Status): void {
  if (from === to || leadsTo(from, to)) return;
  if (from === 'Void')
    throw fieldProblem('status', 'final', 'A void payment stays void: log a new one');
  const message = `A ${from.toLowerCase()} payment cannot become ${to}: void it and log a new one`;
  throw fieldProblem('status', 'no_way', message);
}
