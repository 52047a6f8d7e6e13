import { expect, test } from 'vitest';
import { forEachRow } from './in-turn.ts';

test('every row is worked on once, and a failure stops no other', async () => {
  const worked: number[] = [];
  const rows = [1, 2, 3, 4, 5, 6, 7].map((id) => ({ id }));
  const outcome = await forEachRow(rows, async ({ id }) => {
    worked.push(id);
    await Promise.resolve();
    if (id % 3 === 0) throw new Error(`${id} is locked`);
  });
  expect(worked.toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  const failed = [
    { id: 3, reason: '3 is locked' },
    { id: 6, reason: '6 is locked' },
  ];
  expect(outcome).toEqual({ done: 5, failed });
});

test('never more at once than allowed', async () => {
  let running = 0;
  let most = 0;
  await forEachRow(
    Array.from({ length: 20 }, (_, id) => ({ id })),
    async () => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
    },
    3,
  );
  expect(most).toBe(3);
});
