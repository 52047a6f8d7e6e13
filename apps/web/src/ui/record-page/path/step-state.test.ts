import { expect, test } from 'vitest';
import { stepStates } from './step-state.ts';

const lead = [
  { id: 'New' },
  { id: 'Contacted' },
  { id: 'Qualified' },
  { id: 'Unqualified', end: 'lost' as const },
  { id: 'Converted', end: 'won' as const },
];

test('what lies before the current step is done', () => {
  expect(stepStates(lead, 'Contacted')).toEqual(['done', 'current', 'open', 'open', 'open']);
});

test('what was lost did not come through the steps before', () => {
  expect(stepStates(lead, 'Unqualified')).toEqual(['open', 'open', 'open', 'current', 'open']);
});

test('one end is never on the way to the other', () => {
  const states = stepStates(lead, 'Converted');
  expect(states).toEqual(['done', 'done', 'done', 'open', 'current']);
});
