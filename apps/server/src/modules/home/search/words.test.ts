import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rangesOf, wantedOf } from './words.ts';

it('takes apart what was typed', () => {
  expect(wantedOf(' ana  fern ana ')).toEqual({
    words: ['ana', 'fern'],
    digits: null,
    number: null,
  });
  expect(wantedOf('ord-56').number).toBe('ord-000056');
  expect(wantedOf('inv-000056').number).toBe('ord-000056');
  expect(wantedOf('ctr 0012').number).toBe('ctr-000012');
  expect(wantedOf('(030) 90-18').digits).toBe('309018');
  expect(wantedOf('1234').digits).toBeNull();
});

it('marks parts that lie in the text, in order, without touching one another', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 });
  fc.assert(
    fc.property(text, fc.array(fc.string({ unit: 'grapheme', maxLength: 3 })), (value, words) => {
      const ranges = rangesOf(value, words);
      ranges.forEach(([at, size], index) => {
        const [before, length] = ranges[index - 1] ?? [-1, 0];
        expect(size).toBeGreaterThan(0);
        expect(at).toBeGreaterThan(before + length - (index === 0 ? 1 : 0));
        expect(at + size).toBeLessThanOrEqual(value.length);
      });
    }),
  );
});

it('marks the word itself, whatever its accents', () => {
  expect(rangesOf('Günther Übel', ['gunther', 'ub'])).toEqual([
    [0, 7],
    [8, 2],
  ]);
  expect(rangesOf('aaaa', ['aa'])).toEqual([[0, 4]]);
  expect(rangesOf('🙂 ok', ['ok'])).toEqual([[3, 2]]);
});
