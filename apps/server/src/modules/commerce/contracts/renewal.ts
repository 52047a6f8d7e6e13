import { fieldProblem } from '../../../platform/problem.ts';
import { addDays, addMonths, daysFrom, wholeMonths } from '../months.ts';

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
  const start_date = given.start_date ?? (old.end_date === null ? null : addDays(old.end_date, 1));
  if (start_date === null)
    throw fieldProblem('start_date', 'required', 'This contract has no end: say when to renew it');
  if (start_date <= (old.end_date ?? old.start_date))
    throw fieldProblem('start_date', 'overlap', 'The contract that is renewed still runs then');
  const last_day = old.end_date ?? addDays(start_date, -1);
  const end_date = given.end_date !== undefined ? given.end_date : lastDayOf(old, start_date);
  return { start_date, end_date, last_day };
}

/** As long as the old one: so many months if it had whole months, otherwise so many days. */
function lastDayOf(old: Old, start_date: string): string | null {
  if (old.end_date === null) return null;
  const months = wholeMonths(old.start_date, old.end_date);
  if (months !== undefined) return addDays(addMonths(start_date, months), -1);
  return addDays(start_date, daysFrom(old.start_date, old.end_date) - 1);
}
