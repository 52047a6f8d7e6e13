import type { Contract } from '@atrium/contract/commerce/contracts.ts';
import { authorize, may } from '../../../platform/policy.ts';
import type { Scope } from '../../../platform/scope.ts';
import type { Following } from './contracts.queries.ts';
import { mayLogPayment, mayManagePayments } from '../payments/payments.policy.ts';
import { isOver } from './status-rules.ts';

/**
 * What the caller may do with a contract; one that is over only changes hands. One that was ended for another contract
 * can be given another again when that one was cancelled. Its owner decides about it and its
 * payments, and so does an administrator; nobody else makes himself the owner.
 */
export function canContract(
  scope: Scope,
  contract: Pick<Contract, 'status' | 'owner_id'> & Following,
) {
  const update = may(scope, 'crm.write') && mayManagePayments(scope, contract.owner_id);
  const { status } = contract;
  const isLast = contract.next_contract_id === null;
  const lacksNext = status === 'Terminated' && contract.next_was_cancelled;
  return {
    update,
    change_terms: update && !isOver(status),
    renew: update && isLast && (status === 'Active' || status === 'Expired' || lacksNext),
    change: update && isLast && (status === 'Active' || lacksNext),
    add_period: update && status === 'Active',
    pay: mayLogPayment(scope, contract),
  };
}

/** @throws ProblemError `forbidden` to whom the contract does not belong, before its state is told */
export function authorizeChange(scope: Scope, contract: Parameters<typeof canContract>[1]): void {
  const { update } = canContract(scope, contract);
  authorize(update, 'Only its owner or an administrator changes a contract');
}
