import { expect, it } from 'vitest';
import { z } from 'zod';
import './words.ts';

const said = (shape: z.ZodType, value: unknown) => shape.safeParse(value).error?.issues[0]?.message;

it.each([
  [z.string(), undefined, 'This is required'],
  [z.number(), 'abc', 'Enter a number'],
  [z.number().int(), 1.5, 'Enter a whole number'],
  [z.number().max(100), 300, 'Enter at most 100'],
  [z.number().min(0), -1, 'Enter at least 0'],
  [z.string().max(3), 'long', 'Use at most 3 characters'],
  [z.string().min(1), '', 'This cannot be empty'],
  [z.enum(['Cash', 'Card']), '', 'Choose one of Cash, Card'],
  [z.iso.date(), '2026-02-30', 'Enter a date such as 2026-03-04'],
  [z.string().min(1, 'Give it a name'), '', 'Give it a name'],
])('says what is wrong in words of people', (shape, value, words) => {
  expect(said(shape, value)).toBe(words);
});
