import { expect, it } from 'vitest';
import { lengthOfMinutes, minutesOfLength } from './length.ts';

it.each([
  ['4 h', 240],
  ['1 h 30 min', 90],
  ['1h30m', 90],
  ['90 min', 90],
  [' 45 M ', 45],
  ['', null],
  ['4', undefined],
  ['four', undefined],
  ['1 d', undefined],
  ['-1 h', undefined],
  ['h', undefined],
])('%j is %j minutes', (text, minutes) => {
  expect(minutesOfLength(text)).toBe(minutes);
});

it('what is shown is read again', () => {
  for (const minutes of [1, 30, 60, 90, 480, 2400, 4801, null])
    expect(minutesOfLength(lengthOfMinutes(minutes))).toBe(minutes);
});
