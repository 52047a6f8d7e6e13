import type { OrderDetail, orders } from '@atrium/contract/commerce/orders.ts';
import { addMoney } from '@atrium/contract/core/money.ts';
import type { BodyOf } from '@atrium/contract/core/route.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { emit } from '../../../platform/events/emit.ts';
import { fieldProblem, ProblemError } from '../../../platform/problem.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';
import { lockWonDeal, today } from '../../crm/index.ts';
import { statusByPayments } from './order-status.ts';
import { copyLines, firstOrderOf, insertOrder } from './orders.queries.ts';
import { read, readDetail } from './orders.service.ts';

type Input = BodyOf<(typeof orders)['generate']>;

/**
 * Makes an order of a won deal: prices and names as they are now, for ever. A product that has left the catalog since
 * was agreed on all the same, and is sold.
 */
export function generate(scope: Scope, opportunity: number, input: Input): Promise<OrderDetail> {
  return scope.platform.db.transact(scope, async (tx) => {
    const { deal, lines } = await lockWonDeal(tx, scope, opportunity);
    const at = scope.now.toISOString();
    const total = addMoney(lines.map((line) => line.total));
    const sums = { calculated_total: total, paid_total: '0.00' };
    const order = {
      order_date: await orderDate(tx, scope, input.order_date),
      status: statusByPayments('Awaiting Payment', sums),
      account_id: deal.account_id,
      opportunity_id: opportunity,
      owner_id: deal.owner_id,
      created_by: userIdOf(scope),
      created_at: at,
      updated_at: at,
    };
    const id = await insertOrder(tx, scope, { order, again: input.again ?? false });
    if (id === undefined) throw await refuseSecond(tx, scope, opportunity);
    await copyLines(tx, scope, { opportunity, order: id });
    await tell(tx, scope, { id, opportunity });
    return readDetail(tx, scope, id);
  });
}

/** Today where the organization is, unless another day is given; what was confirmed was not confirmed tomorrow. */
async function orderDate(tx: Tx, scope: Scope, given: string | undefined): Promise<string> {
  const now = await today(tx, scope);
  if (given !== undefined && given > now)
    throw fieldProblem('order_date', 'future', 'The order date cannot be in the future');
  return given ?? now;
}

async function refuseSecond(tx: Tx, scope: Scope, opportunity: number): Promise<ProblemError> {
  const number = await firstOrderOf(tx, scope, opportunity);
  const detail = `This opportunity has the order ${number} already: ask for another one with "again"`;
  return new ProblemError('conflict', { detail });
}

/** The order's history begins. */
async function tell(
  tx: Tx,
  scope: Scope,
  { id, opportunity }: { id: number; opportunity: number },
): Promise<void> {
  const { number, status, order_date, calculated_total } = await read(tx, scope, id);
  const begin = { number, status, order_date, calculated_total, opportunity_id: opportunity };
  const changes = Object.fromEntries(
    Object.entries(begin).map(([name, value]) => [name, [null, value] as [unknown, unknown]]),
  );
  await audit(tx, scope, { action: 'order.created', entity: 'order', entity_id: id, changes });
  emit(tx, scope, {
    type: 'order.created',
    subject: { type: 'order', id },
    summary: `Order ${number} created`,
    data: { number, opportunity_id: opportunity },
    live: { version: 1 },
  });
}
