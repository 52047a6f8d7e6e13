import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMoney,
  compareMoney,
  formatMoney,
  fromMinor,
  MoneyInput,
  multiplyMoney,
  percentOf,
  PositiveMoneyInput,
  Quantity,
  spreadMoney,
  subtractMoney,
  toMinor,
} from './money.ts';

const minor = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
const amount = minor.map(fromMinor);

describe('amounts', () => {
  it('travel and come back the same', () => {
    fc.assert(fc.property(minor, (value) => toMinor(fromMinor(value)) === value));
  });

  it.each(['', '1,00', '1.234', '.5', '1e3', '0x10', '--1', '12 ', '€5', '1.', 'NaN'])(
    'are not %j',
    (text) => expect(() => toMinor(text)).toThrow(RangeError),
  );

  it('add up like cents, in any order', () => {
    fc.assert(
      fc.property(fc.array(amount), (amounts) => {
        const total = amounts.reduce((sum, each) => sum + toMinor(each), 0n);
        expect(toMinor(addMoney(amounts))).toBe(total);
        expect(addMoney(amounts.toReversed())).toBe(addMoney(amounts));
      }),
    );
  });

  it('take away what was added', () => {
    fc.assert(fc.property(amount, amount, (a, b) => subtractMoney(addMoney([a, b]), b) === a));
  });

  it('compare as numbers do', () => {
    expect(['10.00', '9.00', '-1.00', '9.99'].toSorted(compareMoney)).toEqual([
      '-1.00',
      '9.00',
      '9.99',
      '10.00',
    ]);
  });
});

describe('quantity × price', () => {
  it.each([
    ['0.01', 0.5, '0.01'],
    ['0.01', 0.49, '0.00'],
    ['99.99', 1.5, '149.99'],
    ['33.33', 0.01, '0.33'],
    ['5000.00', 1, '5000.00'],
    ['0.10', 0.3, '0.03'],
  ])('%s × %d = %s', (price, quantity, total) => {
    expect(multiplyMoney(price, quantity)).toBe(total);
  });

  it('is off by half a cent at most', () => {
    const hundredths = fc.integer({ min: 1, max: 100_000_000 });
    const prices = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(prices, hundredths, (price, quantity) => {
        const exact = price * BigInt(quantity);
        const rounded = toMinor(multiplyMoney(fromMinor(price), quantity / 100)) * 100n;
        const error = rounded > exact ? rounded - exact : exact - rounded;
        expect(error <= 50n).toBe(true);
      }),
    );
  });

  it('takes percentages the same way', () => {
    expect(percentOf('0.05', 10)).toBe('0.01');
    expect(percentOf('0.04', 10)).toBe('0.00');
    expect(percentOf('7500.00', 75)).toBe('5625.00');
  });
});

describe('spreading', () => {
  it('adds up to the cent, in parts that differ by one at most', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 60 }), (total, parts) => {
        const shares = spreadMoney(total, parts);
        expect(shares).toHaveLength(parts);
        expect(addMoney(shares)).toBe(total);
        const sorted = shares.toSorted(compareMoney);
        const span = toMinor(sorted.at(-1) ?? '0') - toMinor(sorted[0] ?? '0');
        expect(span <= 1n).toBe(true);
      }),
    );
  });

  it('needs somewhere to go', () => {
    expect(() => spreadMoney('1.00', 0)).toThrow(RangeError);
    expect(() => spreadMoney('1.00', 1.5)).toThrow(RangeError);
  });
});

describe('what people enter', () => {
  it.each([
    [5000, '5000.00'],
    ['5000', '5000.00'],
    [' 12.5 ', '12.50'],
    [0, '0.00'],
    ['0012.30', '12.30'],
    ['9999999999.99', '9999999999.99'],
  ])('%j is %s', (given, expected) => expect(MoneyInput.parse(given)).toBe(expected));

  it.each([
    -1,
    '-0.01',
    '10000000000',
    0.1 + 0.2,
    '1.12345678901234567',
    '$5',
    '5 EUR',
    'five',
    '',
    null,
    Infinity,
    NaN,
    1e21,
  ])('%j is refused', (given) => expect(MoneyInput.safeParse(given).success).toBe(false));

  it('nothing is no payment', () => {
    expect(PositiveMoneyInput.safeParse('0.00').success).toBe(false);
    expect(PositiveMoneyInput.safeParse(0).success).toBe(false);
    expect(PositiveMoneyInput.parse(0.01)).toBe('0.01');
  });

  it.each([0, -1, 1_000_001, 0.001, 1e-9, 1e-17, Number.NaN, '1'])('%j is no quantity', (given) =>
    expect(Quantity.safeParse(given).success).toBe(false),
  );

  it.each([1, 0.01, 7.5, 1_000_000, 0.29, 4.35])('%j is a quantity', (given) =>
    expect(Quantity.parse(given)).toBe(given),
  );
});

it('is shown in the organization’s currency', () => {
  expect(formatMoney('2500.00', 'USD')).toBe('$2,500.00');
  expect(formatMoney('999999999999.99', 'EUR', 'en')).toBe('€999,999,999,999.99');
});
