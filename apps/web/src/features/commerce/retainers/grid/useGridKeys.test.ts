import { expect, test } from 'vitest';
import { placeAfter } from './useGridKeys.ts';

const size = { rows: 3, columns: 13 };
const after = (key: string, [row, column]: [number, number], ctrlKey = false) =>
  placeAfter({ key, ctrlKey }, { row, column }, size);

test('arrows move by one and stop at the edges', () => {
  expect(after('ArrowRight', [0, 0])).toEqual({ row: 0, column: 1 });
  expect(after('ArrowRight', [0, 12])).toEqual({ row: 0, column: 12 });
  expect(after('ArrowUp', [0, 4])).toEqual({ row: 0, column: 4 });
  expect(after('ArrowDown', [1, 4])).toEqual({ row: 2, column: 4 });
});

test('Home and End go to the ends of the row, with Ctrl to those of the grid', () => {
  expect(after('End', [1, 4])).toEqual({ row: 1, column: 12 });
  expect(after('Home', [1, 4], true)).toEqual({ row: 0, column: 0 });
  expect(after('End', [1, 4], true)).toEqual({ row: 2, column: 12 });
});

test('other keys are not the grid’s', () => {
  expect(after('Enter', [1, 4])).toBeUndefined();
  expect(after('a', [1, 4])).toBeUndefined();
});
