import { spreadMoney, toMinor } from '@atrium/contract/core/money.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysFrom, firstDay, monthNumber, wholeMonths } from './months.ts';
import { serviceDays, serviceMonths } from './service-months.ts';

const day = fc.integer({ min: 0, max: 36_524 }).map((days) => addDays('2000-01-01', days));
const few = fc.integer({ min: 1, max: 48 });

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
        expect(monthNumber(later)).toBe(monthNumber(date) + months);
        const isLast = monthNumber(addDays(later, 1)) > monthNumber(later);
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

describe('months of service', () => {
  it.each([
    ['2026-03-01', '2026-03-31', 1],
    ['2026-03-15', '2026-04-14', 1],
    ['2026-03-15', '2026-04-15', 2],
    ['2026-01-01', '2026-12-31', 12],
    ['2026-02-28', '2026-03-30', 1],
    ['2024-02-29', '2024-03-30', 1],
    ['2026-03-05', '2026-03-05', 1],
  ])('from %s to %s are %i', (start, end, months) => {
    expect(serviceMonths(start, end)).toBe(months);
  });

  it('are as many as a billing period has, whatever day of the month the contract begins', () => {
    fc.assert(
      fc.property(day, fc.nat(40), fc.constantFrom(1, 3, 12), (date, count, cycle) => {
        const start = addMonths(date, count * cycle);
        const end = addDays(addMonths(date, (count + 1) * cycle), -1);
        expect(serviceMonths(start, end)).toBe(cycle);
      }),
      { numRuns: 1000 },
    );
  });

  it('share a payment to the cent, and none lies outside the days that are paid', () => {
    fc.assert(
      fc.property(day, fc.nat(1500), fc.bigInt(1n, 10n ** 12n), (start, length, minor) => {
        const end = addDays(start, length);
        const period = { service_period_start: start, service_period_end: end };
        const days = serviceDays({ payment_date: '2026-01-01', ...period });
        const amount = `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`;
        const shares = spreadMoney(amount, days.length);
        expect(shares.reduce((sum, share) => sum + toMinor(share), 0n)).toBe(minor);
        expect(days.every((date) => date.slice(0, 7) <= end.slice(0, 7))).toBe(true);
      }),
    );
  });

  it('without a period is that of the payment', () => {
    const period = { service_period_start: null, service_period_end: null };
    expect(serviceDays({ payment_date: '2026-05-31', ...period })).toEqual(['2026-05-31']);
    expect(firstDay(monthNumber('2026-05-31'))).toBe('2026-05-01');
  });
});
