import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysFrom, wholeMonths } from './calendar.ts';

const day = fc.integer({ min: 0, max: 36_524 }).map((days) => addDays('2000-01-01', days));
const few = fc.integer({ min: 1, max: 48 });
const monthOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));

describe('months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2026-08-31', 3, '2026-11-30'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-03-15', -3, '2025-12-15'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('land in the month that is meant, on the same day or the last', () => {
    fc.assert(
      fc.property(day, few, (date, months) => {
        const later = addMonths(date, months);
        expect(monthOf(later)).toBe(monthOf(date) + months);
        const isLast = monthOf(addDays(later, 1)) > monthOf(later);
        if (later.slice(8) !== date.slice(8))
          expect(isLast && later.slice(8) < date.slice(8)).toBe(true);
      }),
    );
  });

  it('follow one another without a gap, so that a year of them is a year', () => {
    fc.assert(
      fc.property(day, (date) => {
        const starts = Array.from({ length: 13 }, (_none, index) => addMonths(date, index));
        for (const [index, start] of starts.slice(1).entries())
          expect(start > (starts[index] ?? '')).toBe(true);
        expect(starts[12]?.slice(0, 4)).toBe(String(Number(date.slice(0, 4)) + 1));
      }),
    );
  });

  it('are known again as whole ones', () => {
    fc.assert(
      fc.property(day, few, (date, months) => {
        const last = addDays(addMonths(date, months), -1);
        expect(wholeMonths(date, last)).toBe(months);
        expect(daysFrom(date, last)).toBeGreaterThanOrEqual(28 * months);
      }),
    );
    expect(wholeMonths('2026-01-01', '2026-01-30')).toBeUndefined();
  });
});
