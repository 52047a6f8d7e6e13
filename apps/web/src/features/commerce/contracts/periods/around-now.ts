import type { ContractPeriod } from '@atrium/contract/commerce/contracts.ts';

const SHOWN = 8;
const BEFORE = 2;

/** The first period that waits for money: the oldest overdue one, else the next that is due. */
export function nextDue(periods: readonly ContractPeriod[]): ContractPeriod | undefined {
  return periods.find(({ state }) => state !== 'paid' && state !== 'free');
}

/** The periods around the one that is due next; a long contract has too many to begin with all. */
export function aroundNow(periods: readonly ContractPeriod[]): readonly ContractPeriod[] {
  const due = nextDue(periods);
  const at = due ? periods.indexOf(due) : periods.length - 1;
  const first = Math.max(0, Math.min(at - BEFORE, periods.length - SHOWN));
  return periods.slice(first, first + SHOWN);
}
