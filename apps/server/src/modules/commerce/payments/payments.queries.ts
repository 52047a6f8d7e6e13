import { paymentList, type Payment } from '@atrium/contract/commerce/payments.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { recordTable, type RecordSource } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import type { ParentRef } from './parents.queries.ts';

/** A payment as the database gives it, with the owner of its order or contract; the policy makes `can` of it. */
export type PaymentRow = Omit<Payment, 'can'> & { owner_id: number };

/** Payments of the accounts that fit, found from the accounts' side: there the indexes begin. */
function ofAccounts(fits: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`t.id IN (
    SELECT p.id FROM orders a JOIN payments p ON p.org_id = a.org_id AND p.order_id = a.id
    WHERE a.org_id = current_org() AND ${fits} UNION ALL
    SELECT p.id FROM contracts a JOIN payments p ON p.org_id = a.org_id AND p.contract_id = a.id
    WHERE a.org_id = current_org() AND ${fits})`;
}

export const source: RecordSource = {
  from: sql`payments AS t
    LEFT JOIN orders AS o ON o.org_id = t.org_id AND o.id = t.order_id
    LEFT JOIN contracts AS c ON c.org_id = t.org_id AND c.id = t.contract_id
    LEFT JOIN accounts AS account ON account.org_id = t.org_id AND account.id = coalesce(o.account_id, c.account_id)
    LEFT JOIN users AS creator ON creator.org_id = t.org_id AND creator.id = t.created_by`,
  select: sql`t.id, t.amount, t.payment_date, t.payment_method, t.status, t.transaction_id, t.notes,
    t.order_id, o.number AS order_number, t.contract_id, c.number AS contract_number,
    account.id AS account_id, account.name AS account_name, t.service_period_start, t.service_period_end,
    t.created_by, creator.name AS created_by_name, t.created_at, t.updated_at, t.version,
    coalesce(o.owner_id, c.owner_id) AS owner_id`,
  list: paymentList,
  filled: ['payment_date', 'amount', 'payment_method', 'status', 'account_name', 'created_at'],
  expressions: {
    account_id: sql`coalesce(o.account_id, c.account_id)`,
    account_name: sql`account.name`,
  },
  order: { account_name: sql`account.name_key` },
  special: {
    account_id: (value) => ofAccounts(sql`a.account_id = ${value}`),
    account_id_in: (value) => ofAccounts(sql`a.account_id = ANY (${value})`),
  },
  search: (needle) => sql`(t.id IN (SELECT matching_ids('payments', ${needle})) OR ${ofAccounts(
    sql`a.account_id IN (SELECT matching_ids('accounts', ${needle}))`,
  )} OR t.order_id IN (SELECT matching_ids('orders', ${needle}))
    OR t.contract_id IN (SELECT matching_ids('contracts', ${needle})))`,
};

export const table = recordTable<PaymentRow, 'payments'>('payments', source);

/** Every payment for an order or a contract, or of these ids, newest first. */
export async function listOf(
  tx: Tx,
  scope: Scope,
  given: ParentRef | { ids: readonly number[] },
): Promise<PaymentRow[]> {
  const fits =
    'ids' in given
      ? sql`t.id = ANY (${given.ids})`
      : sql`${sql.ref(`t.${given.kind}_id`)} = ${given.id}`;
  const { rows } = await sql<PaymentRow>`SELECT ${source.select} FROM ${source.from}
    WHERE t.org_id = ${scope.org} AND ${fits}
    ORDER BY t.payment_date DESC, t.id DESC`.execute(tx);
  return rows;
}
