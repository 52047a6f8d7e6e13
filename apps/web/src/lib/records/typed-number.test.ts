import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typedNumber } from './typed-number.ts';

test.each([
  ['en', '1,000.00', '1000.00'],
  ['en', '12,345,678.9', '12345678.9'],
  ['en', ' 1 000 ', '1000'],
  ['en-IN', '1,00,000.50', '100000.50'],
  ['en', '-3', '-3'],
  ['de', '1.000,50', '1000.50'],
  ['de', '1000,5', '1000.5'],
  ['de', '1.000', '1000'],
  // As it is saved, and shown in the input.
  ['de', '1250.00', '1250.00'],
  ['fr', '1\u202f000,50', '1000.50'],
  ['de-CH', '1’000.50', '1000.50'],
])('%s: %s is %s', (language, text, number) => {
  expect(typedNumber(text, language)).toBe(number);
});

test.each([
  ['en', '1,5'],
  ['en', '12 EUR'],
  ['en', '1,00'],
  ['en', 'much'],
  ['en', ''],
  ['en', '1.2.3'],
  ['de', '1.5.2'],
])('%s: %s is no number, and stays as it was typed', (language, text) => {
  expect(typedNumber(text, language)).toBe(text);
});

test('what a language writes is read back, and what was saved reads as it is', () => {
  const language = fc.constantFrom('en', 'de', 'fr', 'de-CH', 'en-IN', 'pt-BR', 'sv', 'pl');
  const cents = fc.integer({ min: 0, max: 999_999_999_999 });
  fc.assert(
    fc.property(language, cents, (tongue, minor) => {
      const saved = `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
      const options = { minimumFractionDigits: 2 } as const;
      const written = new Intl.NumberFormat(tongue, options).format(saved as `${number}`);
      expect(typedNumber(written, tongue)).toBe(saved);
      expect(typedNumber(saved, tongue)).toBe(saved);
    }),
  );
});
