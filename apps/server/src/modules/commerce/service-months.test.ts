import { spreadMoney, toMinor } from '@atrium/contract/core/money.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '@atrium/contract/core/calendar.ts';
import { firstDay, monthNumber } from './months.ts';
import { serviceDays, serviceMonths } from './service-months.ts';

const day = fc.integer({ min: 0, max: 36_524 }).map((days) => addDays('2000-01-01', days));

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
