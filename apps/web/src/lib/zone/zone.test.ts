import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromLocal, toLocal } from './zone.ts';

test('a moment is shown as the clocks of the place show it', () => {
  const moment = '2026-03-04T23:30:00Z';
  expect(toLocal(moment, 'America/New_York')).toBe('2026-03-04T18:30');
  expect(toLocal(moment, 'Asia/Kolkata')).toBe('2026-03-05T05:00');
});

test('what is entered is the moment at which the clocks show it, whatever the season', () => {
  const zones = ['Europe/Vienna', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'];
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 365 * 20 });
  fc.assert(
    fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
      const local = toLocal(new Date(Date.UTC(2020, 0, 1) + minute * 60_000), zone);
      expect(toLocal(fromLocal(local, zone) ?? '', zone)).toBe(local);
    }),
    { numRuns: 500 },
  );
});

test('an hour that comes twice is its first, and one that is left out is as if it were not', () => {
  expect(fromLocal('2026-10-25T02:30', 'Europe/Vienna')).toBe('2026-10-25T00:30:00.000Z');
  expect(fromLocal('2026-03-29T02:30', 'Europe/Vienna')).toBe('2026-03-29T01:30:00.000Z');
  expect(fromLocal('tomorrow', 'Europe/Vienna')).toBeUndefined();
});
