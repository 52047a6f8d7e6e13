import type { Contract, ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { found } from '../../../platform/policy.ts';
import { ProblemError } from '../../../platform/problem.ts';
import { readsOf, refTo } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { today } from '../../crm/index.ts';
import { canContract } from './contracts.policy.ts';
import * as queries from './contracts.queries.ts';
import { paymentsOf } from '../payments/payments.reads.ts';
import { listPeriods } from './periods/periods.queries.ts';
import { settle } from './periods/settle.ts';

const { table } = queries;

/** Says what the caller may do. */
function present(scope: Scope, row: queries.ContractRow): Contract {
  const { next_was_cancelled: _, ...contract } = row;
  return { ...contract, can: canContract(scope, row) };
}

export const { list, listIn, exportAll, history, timeline, read } = readsOf({
  entity: 'contract',
  table,
  present,
  csv: [
    'id',
    'number',
    'account_name',
    'status',
    'start_date',
    'end_date',
    'billing_cycle',
    'cycle_total',
    'monthly_total',
    'paid_total',
    'opportunity_name',
    'created_at',
  ],
  // What came before and what comes after is one story.
  past: ({ previous_contract_id, next_contract_id }) => [
    ...refTo('contract', previous_contract_id),
    ...refTo('contract', next_contract_id),
  ],
});

export function get(scope: Scope, id: number): Promise<ContractDetail> {
  return scope.platform.db.transact(scope, (tx) => readDetail(tx, scope, id));
}

/** The contract with its lines, its periods with what was paid for each, and its payments. */
export async function readDetail(tx: Tx, scope: Scope, id: number): Promise<ContractDetail> {
  const contract = await read(tx, scope, id);
  const payments = await paymentsOf(tx, scope, { kind: 'contract', id });
  const periods = settle({
    periods: await listPeriods(tx, scope, { contract: id }),
    payments: payments.filter(({ status }) => status === 'Completed'),
    grace_days: contract.grace_days,
    today: await today(tx, scope),
  });
  return {
    ...contract,
    line_items: await queries.listLines(tx, scope, { contract: id }),
    periods,
    payments,
  };
}

/** A contract as it is stored, and what follows it. */
export type LockedContract = NonNullable<Awaited<ReturnType<typeof table.lock>>> &
  queries.Following;

export async function lock(tx: Tx, scope: Scope, id: number): Promise<LockedContract | undefined> {
  const row = await table.lock(tx, scope, id);
  return row && { ...row, ...(await queries.findFollowing(tx, scope, id)) };
}

/** @throws ProblemError `version_conflict` with the contract as it is, when somebody was quicker */
export async function lockCurrent(
  tx: Tx,
  scope: Scope,
  { id, version }: { id: number; version: number },
): Promise<LockedContract> {
  const contract = found(await lock(tx, scope, id));
  if (contract.version !== version)
    throw new ProblemError('version_conflict', { current: await readDetail(tx, scope, id) });
  return contract;
}
