import type { Contract } from '@atrium/contract/commerce/contracts.ts';
import { fieldProblem } from '../../../platform/problem.ts';

type Status = Contract['status'];

/** Where a contract may go from where it is. */
const MOVES: Record<Status, readonly Status[]> = {
  Draft: ['Active', 'Cancelled'],
  Active: ['Expired', 'Terminated', 'Cancelled'],
  Expired: [],
  Terminated: [],
  Cancelled: [],
};

/** Nothing of it changes any more but who looks after it. */
export function isOver(status: Status): boolean {
  return MOVES[status].length === 0;
}

type Standing = Pick<Contract, 'status' | 'start_date' | 'end_date'>;

interface Wanted {
  status?: Status | undefined;
  end_date?: string | null | undefined;
}

/** What decides besides the contract itself. */
interface Facts {
  today: string;
  /** Money has come in for it, or is on its way. */
  isPaid: boolean;
}

/**
 * What follows from a change by hand: a contract that is terminated without a day ends today.
 * @throws ProblemError `rule` at the field
 */
export function moveContract(before: Standing, wanted: Wanted, facts: Facts): Wanted {
  const { status = before.status } = wanted;
  if (status !== before.status) checkMove(before.status, status);
  const end_date = endOf(before, wanted, facts.today);
  if (end_date !== null && end_date < before.start_date) {
    if (wanted.end_date !== undefined) refuseEndBeforeStart();
    throw fieldProblem('status', 'not_begun', 'This contract has not begun yet: cancel it');
  }
  if (status === before.status) return { end_date };
  if (status === 'Expired' && (end_date === null || end_date >= facts.today))
    throw fieldProblem('status', 'not_over', 'This contract has not reached its end: terminate it');
  if (status === 'Cancelled' && facts.isPaid)
    throw fieldProblem('status', 'paid', 'There are payments for this contract: terminate it');
  return { status, end_date };
}

function checkMove(from: Status, to: Status): void {
  if (MOVES[from].includes(to)) return;
  throw fieldProblem('status', 'not_allowed', `A contract that is ${from} cannot become ${to}`);
}

function endOf(before: Standing, wanted: Wanted, today: string): string | null {
  if (wanted.end_date !== undefined) return wanted.end_date;
  const isEnding = wanted.status === 'Terminated' && before.status !== 'Terminated';
  const runsOn = before.end_date === null || before.end_date > today;
  return isEnding && runsOn ? today : before.end_date;
}

/** @throws ProblemError `rule` at `end_date` */
export function checkDates({ start_date, end_date }: Omit<Standing, 'status'>): void {
  for (const [path, date] of Object.entries({ start_date, end_date })) {
    if (date !== null && (date < '2000-01-01' || date > '2100-12-31'))
      throw fieldProblem(path, 'out_of_range', 'Enter a date between 2000 and 2100');
  }
  if (end_date !== null && end_date < start_date) refuseEndBeforeStart();
}

function refuseEndBeforeStart(): never {
  throw fieldProblem('end_date', 'before_start', 'The contract cannot end before it begins');
}
