import { expect, test } from 'vitest';
import { lastDayFrom, nextTerm } from './renewal.ts';

test('the next contract begins the day after and has as many months', () => {
  expect(nextTerm({ start_date: '2026-01-01', end_date: '2026-12-31' })).toEqual({
    start_date: '2027-01-01',
    end_date: '2027-12-31',
  });
  expect(nextTerm({ start_date: '2026-01-15', end_date: '2026-02-14' })).toEqual({
    start_date: '2026-02-15',
    end_date: '2026-03-14',
  });
  expect(nextTerm({ start_date: '2024-03-01', end_date: '2025-02-28' })).toEqual({
    start_date: '2025-03-01',
    end_date: '2026-02-28',
  });
});

test('a contract of no whole months is renewed for as many days; one without an end proposes nothing', () => {
  expect(nextTerm({ start_date: '2026-01-01', end_date: '2026-01-10' })).toEqual({
    start_date: '2026-01-11',
    end_date: '2026-01-20',
  });
  expect(nextTerm({ start_date: '2026-01-01', end_date: null })).toBeUndefined();
  expect(lastDayFrom('2026-05-05', { start_date: '2026-01-01', end_date: null })).toBeNull();
});
