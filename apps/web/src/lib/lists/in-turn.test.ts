import { expect, test } from 'vitest';
import { forEachRow } from './in-turn.ts';

test('every row is worked on once, and a failure stops no other', async () => {
  const worked: number[] = [];
  const outcome = await forEachRow([1, 2, 3, 4, 5, 6, 7], async (row) => {
    worked.push(row);
    await Promise.resolve();
    if (row % 3 === 0) throw new Error('no');
  });
  expect(worked.toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(outcome).toEqual({ done: 5, failed: 2 });
});

test('never more at once than allowed', async () => {
  let running = 0;
  let most = 0;
  await forEachRow(
    Array.from({ length: 20 }, (_, index) => index),
    async () => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
    },
    3,
  );
  expect(most).toBe(3);
});
