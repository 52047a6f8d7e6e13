import { expect, test } from 'vitest';
import { dayTime } from './day-time.ts';

test('each hour has its greeting, and the borders belong to the next', () => {
  const at = (hour: number) => dayTime(new Date(2026, 2, 4, hour, 0));
  expect([0, 4, 5, 11, 12, 17, 18, 22, 23].map(at)).toEqual([
    'night',
    'night',
    'morning',
    'morning',
    'afternoon',
    'afternoon',
    'evening',
    'evening',
    'night',
  ]);
});
