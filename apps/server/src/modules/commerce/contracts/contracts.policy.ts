import type { Contract } from '@atrium/contract/commerce/contracts.ts';
import { may } from '../../../platform/policy.ts';
import type { Scope } from '../../../platform/scope.ts';
import { mayLogPayment, mayManagePayments } from '../payments/payments.policy.ts';
import { isOver } from './status-rules.ts';

/**
 * What the caller may do with a contract; one that is over only changes hands. Its owner decides about its payments; so
 * nobody makes himself the owner but by the owner or an administrator.
 */
export function canContract(
  scope: Scope,
  contract: Pick<Contract, 'status' | 'owner_id' | 'next_contract_id'>,
) {
  const write = may(scope, 'crm.write');
  const { status } = contract;
  const isLast = contract.next_contract_id === null;
  return {
    update: write,
    hand_over: write && mayManagePayments(scope, contract.owner_id),
    change_terms: write && !isOver(status),
    renew: write && isLast && (status === 'Active' || status === 'Expired'),
    change: write && isLast && status === 'Active',
    add_period: write && status === 'Active',
    pay: mayLogPayment(scope, contract),
  };
}
