import { expect, test } from 'vitest';
import { besideOf, placeOf } from './board-walk.ts';

const lane = (...ids: number[]) => ({ cards: ids.map((id) => ({ id })) });
const board = [lane(1, 2, 3), lane(), lane(4)];

function from(id: number, key: string): number | undefined {
  const place = placeOf(board, id);
  return place && besideOf(board, place, key);
}

test('up and down stay in the column and stop at its ends', () => {
  expect(from(1, 'ArrowDown')).toBe(2);
  expect(from(3, 'ArrowUp')).toBe(2);
  expect(from(3, 'ArrowDown')).toBeUndefined();
  expect(from(1, 'ArrowUp')).toBeUndefined();
});

test('left and right step over empty columns and to the last card of a shorter one', () => {
  expect(from(3, 'ArrowRight')).toBe(4);
  expect(from(4, 'ArrowLeft')).toBe(1);
  expect(from(4, 'ArrowRight')).toBeUndefined();
});

test('Home and End lead to the ends of the column, other keys nowhere', () => {
  expect(from(2, 'Home')).toBe(1);
  expect(from(2, 'End')).toBe(3);
  expect(from(2, 'x')).toBeUndefined();
});

test('a card that is not there has no place', () => {
  expect(placeOf(board, 99)).toBeUndefined();
});
