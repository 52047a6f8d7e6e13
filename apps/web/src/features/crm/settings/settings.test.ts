import { expect, test } from 'vitest';
import { bodyOf, changesOf, keyOf, monthsOf, shownOf, totalOf } from './target-draft.ts';
import { yearSearch } from './target-years.ts';
import { movedTo } from './useStageOrder.ts';

const MARCH = keyOf(7, '2026-03');
const APRIL = keyOf(7, '2026-04');

test('only what means another amount is sent; an emptied cell takes its target away', () => {
  const saved = { [MARCH]: '5000.00', [APRIL]: '100.00' };
  const typed = { [MARCH]: ' 5000 ', [APRIL]: '', [keyOf(8, '2026-01')]: '0' };
  const { amounts, errors } = changesOf(saved, typed);
  expect(errors).toEqual({});
  expect(bodyOf(amounts)).toEqual({ targets: [{ owner_id: 7, month: '2026-04', amount: '0.00' }] });
});

test('what is no amount is said at its cell', () => {
  const { amounts, errors } = changesOf({}, { [MARCH]: '-5', [APRIL]: 'five' });
  expect(amounts).toEqual({});
  expect(errors).toEqual({
    [MARCH]: 'The amount cannot be negative',
    [APRIL]: 'Enter an amount such as 1250.00',
  });
});

test('sums are to the cent, and a cell shows no needless zeros', () => {
  expect(totalOf({ [MARCH]: '0.10', [APRIL]: '0.20' }, [MARCH, APRIL, 'x'])).toBe('0.30');
  expect([shownOf('5000.00'), shownOf('0.50'), shownOf('0.00'), shownOf(undefined)]).toEqual([
    '5000',
    '0.50',
    '',
    '',
  ]);
  expect(monthsOf(2026).at(-1)).toBe('2026-12');
});

test('a year out of the range is this year', () => {
  expect([yearSearch({ year: '2027' }), yearSearch({ year: 1 }), yearSearch({})]).toEqual([
    { year: 2027 },
    {},
    {},
  ]);
});

test('a stage is put where it was dropped, up and down', () => {
  const list = [{ id: 1 }, { id: 2 }, { id: 3 }];
  expect(movedTo(list, 1, 2).map(({ id }) => id)).toEqual([2, 3, 1]);
  expect(movedTo(list, 3, 0).map(({ id }) => id)).toEqual([3, 1, 2]);
});
