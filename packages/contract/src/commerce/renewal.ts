import { addDays, addMonths, daysFrom, wholeMonths } from '../core/calendar.ts';
import type { Contract } from './contracts.ts';

type Term = Pick<Contract, 'start_date' | 'end_date'>;

/** When the next contract runs unless dates are given: from the day after this one ends, and as long. */
export function nextTerm(old: Term): Term | undefined {
  if (old.end_date === null) return undefined;
  const start_date = addDays(old.end_date, 1);
  return { start_date, end_date: lastDayFrom(start_date, old) };
}

/**
 * The last day of a contract that begins on a day and runs as long as another one: so many months if that has whole
 * months, otherwise so many days; null when it runs on.
 */
export function lastDayFrom(
  start_date: string,
  { start_date: first, end_date: last }: Term,
): string | null {
  if (last === null) return null;
  const months = wholeMonths(first, last);
  if (months !== undefined) return addDays(addMonths(start_date, months), -1);
  return addDays(start_date, daysFrom(first, last) - 1);
}
