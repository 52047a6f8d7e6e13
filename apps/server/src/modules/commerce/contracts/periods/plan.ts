import type { Contract } from '@atrium/contract/commerce/contracts.ts';
import { addDays, addMonths } from '@atrium/contract/core/calendar.ts';
import { CYCLE_MONTHS } from '../../months.ts';

/** Days from the first to the last, both included. */
export interface Span {
  start_date: string;
  end_date: string;
}

export type Terms = Pick<Contract, 'start_date' | 'end_date' | 'billing_cycle'>;

const HORIZON_MONTHS = 24;

/** How far ahead the periods of a contract are laid out. */
export function horizonOf({ start_date }: Terms, today: string): string {
  return addMonths(start_date > today ? start_date : today, HORIZON_MONTHS);
}

/** The billing cycles of a contract that begin by a day; the end of the contract cuts the last one short. */
export function cyclesOf(terms: Terms, until: string): Span[] {
  const months = CYCLE_MONTHS[terms.billing_cycle];
  const cycles: Span[] = [];
  for (let count = 0; ; count++) {
    const start_date = addMonths(terms.start_date, count * months);
    if (start_date > until || (terms.end_date !== null && start_date > terms.end_date))
      return cycles;
    const last = addDays(addMonths(terms.start_date, (count + 1) * months), -1);
    const isCut = terms.end_date !== null && terms.end_date < last;
    cycles.push({ start_date, end_date: isCut ? (terms.end_date ?? last) : last });
  }
}

/** What of the billing cycles no period covers yet: laid out twice is laid out once. */
export function missingPeriods(
  terms: Terms,
  { live, until }: { live: readonly Span[]; until: string },
): Span[] {
  return cyclesOf(terms, until).flatMap((cycle) => without(cycle, live));
}

/** A span less the days of others. */
export function without(span: Span, others: readonly Span[]): Span[] {
  let left = [span];
  for (const other of others) {
    left = left.flatMap((piece) => (overlaps(piece, other) ? around(piece, other) : [piece]));
  }
  return left;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start_date <= b.end_date && b.start_date <= a.end_date;
}

/** What remains before and after. */
function around(piece: Span, other: Span): Span[] {
  const before = { start_date: piece.start_date, end_date: addDays(other.start_date, -1) };
  const after = { start_date: addDays(other.end_date, 1), end_date: piece.end_date };
  return [before, after].filter(({ start_date, end_date }) => start_date <= end_date);
}
