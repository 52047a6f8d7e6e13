import { expect, test } from 'vitest';
import { isRunningOut } from './ContractStatus.tsx';

const expired = { status: 'Expired', next_contract_id: 2 } as const;

test('a contract that was renewed early runs to its last day, that day included', () => {
  const contract = { ...expired, end_date: '2026-03-31' };
  expect(isRunningOut(contract, '2026-03-01')).toBe(true);
  expect(isRunningOut(contract, '2026-03-31')).toBe(true);
  expect(isRunningOut(contract, '2026-04-01')).toBe(false);
  expect(isRunningOut({ ...contract, status: 'Terminated' }, '2026-03-01')).toBe(true);
});

test('one that is active, or never began, is not running out', () => {
  for (const status of ['Active', 'Draft', 'Cancelled'] as const)
    expect(isRunningOut({ ...expired, status, end_date: '2026-03-31' }, '2026-03-01')).toBe(false);
});
