import { expect, test } from 'vitest';
import { inTurns } from './turns.ts';

/** A promise that ends when it is told to. */
function asked() {
  let answer: (version: number) => void = () => undefined;
  let refuse: (error: Error) => void = () => undefined;
  const promise = new Promise<number>((resolve, reject) => {
    answer = resolve;
    refuse = reject;
  });
  return { promise, answer, refuse };
}

test('the second move of a card waits for the first, and knows its version', async () => {
  const turns = inTurns<number>();
  const first = asked();
  const seen: (number | undefined)[] = [];
  const one = turns.take(7, () => first.promise);
  const two = turns.take(7, async (before) => {
    seen.push(before);
    return 3;
  });
  const other = await turns.take(8, async (before) => before ?? 1);
  expect([other, seen]).toEqual([1, []]);
  first.answer(2);
  expect([await one, await two, seen]).toEqual([2, 3, [2]]);
  expect(turns.isBusy(7)).toBe(false);
});

test('a card that was taken up before the answer, and put down after it, knows the answer', async () => {
  const turns = inTurns<number>();
  await turns.take(7, async () => 2);
  expect(await turns.take(7, async (before) => (before ?? 1) + 1)).toBe(3);
});

test('when the first was refused, the second is not tried: the card goes back once', async () => {
  const turns = inTurns<number>();
  const first = asked();
  const one = turns.take(7, () => first.promise);
  const two = turns.take(7, () => Promise.reject(new Error('tried')));
  first.refuse(new Error('refused'));
  await expect(one).rejects.toThrow('refused');
  expect(await two).toBeUndefined();
  expect(turns.isBusy(7)).toBe(false);
});
