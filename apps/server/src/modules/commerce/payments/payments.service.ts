import type { Payment, payments } from '@atrium/contract/commerce/payments.ts';
import { compareMoney, formatMoney, subtractMoney } from '@atrium/contract/core/money.ts';
import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { authorize, found } from '../../../platform/policy.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import { createRecord, updateRecord } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { today } from '../../crm/index.ts';
import { findParent, lockParent, sumsOf, type Parent, type ParentRef } from './parents.queries.ts';
import { checkStep } from './payment-status.ts';
import { canPayment, mayManagePayments, takesPayments } from './payments.policy.ts';
import { table } from './payments.queries.ts';
import { paymentsOf, read } from './payments.reads.ts';
import { settle } from './settle.ts';

const ENTITY = 'payment';

type InputFor = BodyOf<(typeof payments)['create']>;
type Input = Omit<InputFor, 'order_id' | 'contract_id'>;
type Changes = BodyOf<(typeof payments)['update']>;

/** The payments for an order or a contract. */
export function listFor(scope: Scope, ref: ParentRef): Promise<Payment[]> {
  return scope.platform.db.transact(scope, async (tx) => {
    found(await findParent(tx, scope, ref));
    return paymentsOf(tx, scope, ref);
  });
}

/** Logs a payment; the order follows in the same transaction. */
export function pay(scope: Scope, ref: ParentRef, input: Input): Promise<Payment> {
  return scope.platform.db.transact(scope, async (tx) => {
    return log(tx, scope, { parent: found(await lockParent(tx, scope, ref)), input });
  });
}

/** The same for a body that names what is paid. */
export function create(scope: Scope, body: InputFor): Promise<Payment> {
  const { order_id, contract_id, ...input } = body;
  const ref = refOf({ order_id, contract_id });
  return scope.platform.db.transact(scope, async (tx) => {
    const parent = await lockParent(tx, scope, ref);
    if (!parent)
      throw fieldProblem(`${ref.kind}_id`, 'unknown', `There is no ${ref.kind} with this id`);
    return log(tx, scope, { parent, input });
  });
}

function refOf({ order_id, contract_id }: Pick<InputFor, 'order_id' | 'contract_id'>): ParentRef {
  if (order_id !== undefined && contract_id !== undefined)
    throw fieldProblem('contract_id', 'twice', 'A payment is for an order or a contract, not both');
  if (order_id !== undefined) return { kind: 'order', id: order_id };
  if (contract_id !== undefined) return { kind: 'contract', id: contract_id };
  throw fieldProblem('order_id', 'required', 'Name the order or the contract that is paid');
}

async function log(
  tx: Tx,
  scope: Scope,
  { parent, input }: { parent: Parent; input: Input },
): Promise<Payment> {
  authorize(mayManagePayments(scope, parent.owner_id));
  const { confirm = false, ...fields } = input;
  checkOpen(parent, fields.status);
  await checkDate(tx, scope, fields);
  if (!confirm) await checkBalance(tx, scope, { parent, fields });
  const money = formatMoney(fields.amount, parent.currency);
  const summary = `${fields.status === 'Completed' ? 'Payment' : `${fields.status} payment`} of ${money} logged`;
  const paid = parent.kind === 'order' ? { order_id: parent.id } : { contract_id: parent.id };
  const columns = { ...fields, ...paid };
  const id = await createRecord(tx, scope, {
    entity: ENTITY,
    input: columns,
    insert: (origin) => table.insert(tx, { ...origin, ...columns }),
    summary,
    data: { amount: fields.amount },
  });
  await settle(tx, scope, {
    parent,
    happening: { what: 'payment_logged', summary, payment_id: id },
  });
  return read(tx, scope, id);
}

/** Nothing comes in for what has been cancelled or does not hold yet; what came in before can be voided. */
function checkOpen({ kind, number, status }: Parent, wanted: Payment['status']): void {
  if (takesPayments(status) || wanted === 'Void' || wanted === 'Failed') return;
  const reason = status === 'Draft' ? 'is a draft' : 'has been cancelled';
  throw fieldProblem(`${kind}_id`, 'takes_none', `${number} ${reason} and takes no payments`);
}

/** What came in did so today at the latest; only what is still expected may have a later date. */
async function checkDate(
  tx: Tx,
  scope: Scope,
  { payment_date, status }: { payment_date: string; status: Payment['status'] },
): Promise<void> {
  if (status !== 'Completed' || payment_date <= (await today(tx, scope))) return;
  throw fieldProblem(
    'payment_date',
    'future',
    'A completed payment cannot have a date in the future: log it as Pending',
  );
}

/** More than is due is probably a slip of the hand, unless it pays for another period of a retainer. */
async function checkBalance(
  tx: Tx,
  scope: Scope,
  { parent, fields }: { parent: Parent; fields: Input },
): Promise<void> {
  if (parent.kind === 'contract' || fields.status === 'Failed') return;
  const { calculated_total, paid_total, holds_retainers } = await sumsOf(tx, scope, parent.id);
  if (holds_retainers && fields.service_period_start) return;
  const due = subtractMoney(calculated_total, paid_total);
  if (compareMoney(fields.amount, due) <= 0) return;
  const left = formatMoney(compareMoney(due, '0.00') > 0 ? due : '0.00', parent.currency);
  const message = `This is more than the balance due of ${left}: confirm it if it is meant`;
  throw fieldProblem('amount', 'more_than_due', message);
}

const VERBS = { Completed: 'completed', Failed: 'failed', Void: 'voided', Pending: 'pending' };

/** Changes the status of a payment, or its notes; the order follows in the same transaction. */
export function update(scope: Scope, id: number, changes: Changes): Promise<Payment> {
  return scope.platform.db.transact(scope, async (tx) => {
    const { order_id, contract_id, ...before } = found(await table.findById(tx, scope, id));
    // First what is paid, then the payment: as everywhere, so that nobody waits in a circle.
    const ref =
      order_id === null ? { kind: 'contract', id: contract_id } : { kind: 'order', id: order_id };
    const parent = found(await lockParent(tx, scope, ref as ParentRef));
    const verb = changes.status && VERBS[changes.status];
    const summary = `Payment of ${formatMoney(before.amount, parent.currency)} ${verb}`;
    const updated = await updateRecord(tx, scope, {
      entity: ENTITY,
      changes,
      lock: (inner) => table.lock(inner, scope, id),
      async check({ status, payment_date }, wanted) {
        authorize(canPayment(scope, { status, owner_id: parent.owner_id }).update);
        if (wanted.status === undefined || wanted.status === status) return;
        checkStep(status, wanted.status);
        checkOpen(parent, wanted.status);
        await checkDate(tx, scope, { payment_date, status: wanted.status });
      },
      async write(inner, columns) {
        await table.update(inner, scope, { id, ...columns });
        const happening = { what: `payment_${verb}`, summary, payment_id: id };
        if (columns.status !== undefined) await settle(inner, scope, { parent, happening });
      },
      present: (inner) => read(inner, scope, id),
      news: (row, wanted) =>
        wanted.status === undefined || wanted.status === row.status
          ? undefined
          : { action: `${ENTITY}.${verb}`, summary },
    });
    return updated as Payment;
  });
}
