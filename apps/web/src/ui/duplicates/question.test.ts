import { expect, test } from 'vitest';
import { questionOf } from './question.ts';

test('asks with what tells records apart, and with nothing else', () => {
  const values = { last_name: ' Park ', email: 'kim@', phone: '555 0100', owner_id: '7', name: '' };
  expect(questionOf(values)).toEqual({ last_name: 'Park', email: 'kim@' });
});

test('asks nothing about the first letters, which are like everything', () => {
  expect(questionOf({ name: 'Ac', email: '' })).toBeUndefined();
  expect(questionOf({ name: 'Acm' })).toEqual({ name: 'Acm' });
});
