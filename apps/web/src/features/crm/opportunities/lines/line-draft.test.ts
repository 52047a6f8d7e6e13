import { multiplyMoney } from '@atrium/contract/core/money.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DraftLine } from './line-draft.ts';
import {
  bodyOf,
  discountOf,
  draftTotal,
  emptyLine,
  isSame,
  lineTotal,
  movedLine,
  rebased,
} from './line-draft.ts';

function line(id: number, more: Partial<DraftLine> = {}): DraftLine {
  const standard = { quantity: '1', sale_price: '100.00', list_price: '100.00', description: '' };
  const product = { product_id: 7, product_name: 'Site' };
  return { key: `line-${id}`, id, version: 1, ...product, ...standard, ...more };
}

test('a line is quantity × price to the cent; what is no number counts nothing', () => {
  expect(lineTotal(line(1, { quantity: '2.5', sale_price: '0.03' }))).toBe('0.08');
  for (const quantity of ['', '0', '-1', '1.234', 'two', '1e12', '1.12345678901234567'])
    expect(lineTotal(line(1, { quantity }))).toBeUndefined();
  for (const sale_price of ['', '-1', '1.005', '12 EUR', '99999999999'])
    expect(lineTotal(line(1, { sale_price }))).toBeUndefined();
  expect(draftTotal([line(1), line(2, { quantity: 'x' }), line(3)])).toBe('200.00');
});

test('thousands may be typed as people write them', () => {
  const typed = line(1, { quantity: '1,000', sale_price: '2,500.50', list_price: '5001.00' });
  expect(lineTotal(typed)).toBe('2500500.00');
  expect(discountOf(typed)).toBe(50);
  expect(bodyOf([typed], [])).toMatchObject({ lines: [{ quantity: 1000, sale_price: '2500.50' }] });
});

test('the total of what is typed is what the contract’s money says', () => {
  const cents = fc.integer({ min: 0, max: 99_999_999 });
  const hundredths = fc.integer({ min: 1, max: 99_999 });
  fc.assert(
    fc.property(cents, hundredths, (price, count) => {
      const sale_price = (price / 100).toFixed(2);
      const total = lineTotal(line(1, { sale_price, quantity: String(count / 100) }));
      expect(total).toBe(multiplyMoney(sale_price, count / 100));
    }),
  );
});

test('the discount is against the list price', () => {
  expect(discountOf(line(1, { sale_price: '75.00' }))).toBe(25);
  expect(discountOf(line(1, { sale_price: '110' }))).toBe(-10);
  expect(discountOf(line(1, { list_price: '0.00' }))).toBeUndefined();
  expect(discountOf(line(1, { list_price: null }))).toBeUndefined();
});

test('lines move within their list only', () => {
  const lines = [line(1), line(2), line(3)];
  expect(movedLine(lines, 0, 2).map(({ id }) => id)).toEqual([2, 3, 1]);
  expect(movedLine(lines, 0, -1)).toEqual(lines);
  expect(movedLine(lines, 2, 3)).toEqual(lines);
});

test('blank lines are not sent; lines taken out are named with their version', () => {
  const base = [line(1), line(2, { version: 4 })];
  const kept = { id: 1, version: 1, product_id: 7, quantity: 3, sale_price: '100.00' };
  expect(bodyOf([line(1, { quantity: '3' }), emptyLine()], base)).toEqual({
    lines: [{ ...kept, description: null }],
    removed: [{ id: 2, version: 4 }],
  });
});

test('a blank line is no change, another order is one', () => {
  const base = [line(1), line(2)];
  expect(isSame([...base, emptyLine()], base)).toBe(true);
  expect(isSame([line(2), line(1)], base)).toBe(false);
  expect(isSame([line(1), line(2, { description: 'x' })], base)).toBe(false);
});

test('what was typed stays upon what a colleague saved', () => {
  const base = [line(1), line(2), line(3), line(4)];
  const mine = [line(1, { quantity: '9' }), line(2), line(3, { quantity: '5' }), emptyLine()];
  const theirs = [
    line(1, { version: 2, quantity: '2' }),
    line(2, { version: 2, sale_price: '1.00' }),
    line(4),
    line(8),
  ];
  const { lines } = rebased({ lines: mine, base }, theirs);
  expect(lines.map(({ id, version, quantity }) => [id, version, quantity])).toEqual([
    [1, 2, '9'],
    [2, 2, '1'],
    [undefined, undefined, '5'],
    [undefined, undefined, '1'],
    [8, 1, '1'],
  ]);
  expect(lines[1]?.sale_price).toBe('1.00');
});
