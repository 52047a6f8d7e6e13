import type { ForecastCell } from '@atrium/contract/crm/pipeline.ts';
import { expect, test } from 'vitest';
import { byMonth, daysOf, monthsFrom, reached, share, startOfDay } from './forecast-table.ts';

function cell(month: string, owner_id: number, more: Partial<ForecastCell> = {}): ForecastCell {
  const none = { pipeline: '0.00', weighted: '0.00', won: '0.00', target: '0.00' };
  const owner = { id: owner_id, name: `User ${owner_id}`, avatar_url: null };
  return { month, owner_id, owner, ...none, open_count: 0, won_count: 0, ...more };
}

test('months go over the year’s end', () => {
  expect(monthsFrom('2026-11', 3)).toEqual(['2026-11', '2026-12', '2027-01']);
  expect(daysOf('2028-02')).toEqual({ first: '2028-02-01', last: '2028-02-29' });
});

test('every month is there, with sums of its people to the cent', () => {
  const cells = [
    cell('2026-11', 1, { pipeline: '0.10', won: '1.00', open_count: 2 }),
    cell('2026-11', 2, { pipeline: '0.20', target: '4.00', open_count: 1 }),
  ];
  const [november, december] = byMonth(cells, ['2026-11', '2026-12']);
  expect(november?.owners.map(({ owner_id }) => owner_id)).toEqual([1, 2]);
  expect(november?.total).toMatchObject({
    pipeline: '0.30',
    won: '1.00',
    target: '4.00',
    open_count: 3,
  });
  expect(december).toMatchObject({ owners: [], total: { pipeline: '0.00', open_count: 0 } });
});

test('percent of the target and length of bars', () => {
  expect(reached({ won: '50.00', target: '200.00' })).toBe(25);
  expect(reached({ won: '50.00', target: '0.00' })).toBeUndefined();
  expect(share('25.00', '100.00')).toBe(25);
  expect(share('0.00', '0.00')).toBe(0);
});

test('a day begins at midnight of its time zone', () => {
  expect(startOfDay('2026-01-01', 'Europe/Berlin')).toBe('2025-12-31T23:00:00.000Z');
  expect(startOfDay('2026-07-01', 'Europe/Berlin')).toBe('2026-06-30T22:00:00.000Z');
  expect(startOfDay('2026-07-01', 'UTC')).toBe('2026-07-01T00:00:00.000Z');
});
