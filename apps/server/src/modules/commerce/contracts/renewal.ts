import { lastDayFrom, nextTerm } from '@atrium/contract/commerce/renewal.ts';
import { addDays } from '@atrium/contract/core/calendar.ts';
import { fieldProblem } from '../../../platform/problem.ts';

interface Old {
  start_date: string;
  end_date: string | null;
}

interface Given {
  start_date?: string | undefined;
  end_date?: string | null | undefined;
}

/** When the next contract runs, and the last day of this one. */
interface Renewal {
  start_date: string;
  end_date: string | null;
  last_day: string;
}

/**
 * Unless dates are given, the next contract begins the day after the old one ends and runs as long. One that runs on
 * ends when the next begins.
 * @throws ProblemError `rule` at the field when the two would overlap
 */
export function renewalOf(old: Old, given: Given): Renewal {
  const start_date = given.start_date ?? nextTerm(old)?.start_date;
  if (start_date === undefined)
    throw fieldProblem('start_date', 'required', 'This contract has no end: say when to renew it');
  if (start_date <= (old.end_date ?? old.start_date))
    throw fieldProblem('start_date', 'overlap', 'The contract that is renewed still runs then');
  const last_day = old.end_date ?? addDays(start_date, -1);
  const end_date = given.end_date === undefined ? lastDayFrom(start_date, old) : given.end_date;
  return { start_date, end_date, last_day };
}
