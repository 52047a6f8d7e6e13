import type { ContractDetail } from '@atrium/contract/commerce/contracts.ts';
import type { OrderDetail } from '@atrium/contract/commerce/orders.ts';
import { compareMoney, subtractMoney } from '@atrium/contract/core/money.ts';

/** What a payment is for, and what the form begins with. */
export interface Paid {
  order_id?: number;
  contract_id?: number;
  number: string;
  account_name: string;
  /** What is due at present. */
  due: string;
  /** Part of it is a retainer: the payment can name the days of service that it covers. */
  hasService: boolean;
  service?: { start: string; end: string };
}

/** An order, with all that is left to be paid. */
export function paidOrder(order: OrderDetail): Paid {
  return {
    order_id: order.id,
    number: order.number,
    account_name: order.account_name,
    due: order.balance_due,
    hasService: order.line_items.some(({ is_retainer_product }) => is_retainer_product),
  };
}

/** A contract, with what is left of the first period that has not been paid. */
export function paidContract(contract: ContractDetail): Paid {
  const open = contract.periods.find(
    ({ state, amount, paid }) => state !== 'free' && compareMoney(paid, amount) < 0,
  );
  return {
    contract_id: contract.id,
    number: contract.number,
    account_name: contract.account_name,
    due: open ? subtractMoney(open.amount, open.paid) : '0.00',
    hasService: true,
    ...(open && { service: { start: open.start_date, end: open.end_date } }),
  };
}
