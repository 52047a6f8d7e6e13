import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '@atrium/contract/core/calendar.ts';
import { cyclesOf, missingPeriods, overlaps, type Span, type Terms } from './plan.ts';

const date = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays('2010-01-01', days));
const terms: fc.Arbitrary<Terms> = fc
  .record({
    start_date: date,
    length: fc.option(fc.nat(1200)),
    billing_cycle: fc.constantFrom('Monthly' as const, 'Quarterly' as const, 'Annually' as const),
  })
  .map(({ start_date, length, billing_cycle }) => {
    return {
      start_date,
      billing_cycle,
      end_date: length === null ? null : addDays(start_date, length),
    };
  });

/** Some days in the course of a contract that do not overlap. */
function spansIn({ start_date }: Terms, gaps: readonly [number, number][]): Span[] {
  let next = start_date;
  return gaps.map(([gap, length]) => {
    const span = { start_date: addDays(next, gap), end_date: addDays(next, gap + length) };
    next = addDays(span.end_date, 1);
    return span;
  });
}
const gaps = fc.array(fc.tuple(fc.nat(80), fc.nat(50)), { maxLength: 5 });

describe('billing cycles', () => {
  it('begin on the day of the contract, or the last of a short month', () => {
    const monthly = { start_date: '2024-01-31', end_date: null, billing_cycle: 'Monthly' as const };
    expect(cyclesOf(monthly, '2024-04-30').map((each) => each.start_date)).toEqual([
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
      '2024-04-30',
    ]);
    const quarterly = { ...monthly, start_date: '2025-11-30', billing_cycle: 'Quarterly' as const };
    expect(cyclesOf(quarterly, '2026-03-01')).toEqual([
      { start_date: '2025-11-30', end_date: '2026-02-27' },
      { start_date: '2026-02-28', end_date: '2026-05-29' },
    ]);
    const leap = { ...monthly, start_date: '2024-02-29', billing_cycle: 'Annually' as const };
    expect(cyclesOf(leap, '2025-12-31')[1]).toEqual({
      start_date: '2025-02-28',
      end_date: '2026-02-27',
    });
  });

  it('cover every day of the contract once', () => {
    fc.assert(
      fc.property(terms, (given) => {
        const until = addMonths(given.start_date, 30);
        const cycles = cyclesOf(given, until);
        expect(cycles[0]?.start_date).toBe(given.start_date);
        for (const [index, cycle] of cycles.entries()) {
          const next = cycles[index + 1];
          if (next) expect(next.start_date).toBe(addDays(cycle.end_date, 1));
        }
        const last = cycles.at(-1)?.end_date ?? '';
        if (given.end_date !== null) expect(last <= given.end_date).toBe(true);
        expect(last === given.end_date || last >= until).toBe(true);
      }),
    );
  });
});

describe('periods that are missing', () => {
  it('leave out the days that others have, and are missing no more once they are there', () => {
    fc.assert(
      fc.property(terms, gaps, (given, places) => {
        const until = addMonths(given.start_date, 30);
        const others = spansIn(given, places);
        const made = missingPeriods(given, { live: others, until });
        const all = [...others, ...made];
        for (const [index, a] of all.entries())
          for (const b of all.slice(index + 1)) expect(overlaps(a, b)).toBe(false);
        expect(missingPeriods(given, { live: all, until })).toEqual([]);
        for (const cycle of cyclesOf(given, until))
          expect(all.some((span) => overlaps(span, cycle))).toBe(true);
      }),
    );
  });
});
