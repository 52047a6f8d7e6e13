import type { ContractPeriod } from '@atrium/contract/commerce/contracts.ts';
import { expect, test } from 'vitest';
import { aroundNow, nextDue } from './around-now.ts';

function periods(...states: ContractPeriod['state'][]): ContractPeriod[] {
  return states.map((state, index) => {
    const day = `2026-01-${String(index + 1).padStart(2, '0')}`;
    const dates = { start_date: day, end_date: day, due_date: day };
    return { id: index, kind: 'regular', amount: '1.00', paid: '0.00', state, ...dates };
  });
}

const ids = (found: readonly ContractPeriod[]) => found.map(({ id }) => id);

test('what is due next is the oldest that waits for money; free days wait for none', () => {
  expect(nextDue(periods('paid', 'free', 'overdue', 'not_due'))?.id).toBe(2);
  expect(nextDue(periods('paid', 'free'))).toBeUndefined();
});

test('a long contract begins with the periods around what is due', () => {
  const paid = Array.from({ length: 6 }, () => 'paid' as const);
  const future = Array.from({ length: 6 }, () => 'future' as const);
  expect(ids(aroundNow(periods(...paid, ...future)))).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
  expect(ids(aroundNow(periods(...paid, ...paid)))).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
  expect(ids(aroundNow(periods('overdue', 'future')))).toEqual([0, 1]);
});
