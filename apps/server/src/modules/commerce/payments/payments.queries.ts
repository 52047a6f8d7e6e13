import { paymentList, type Payment } from '@atrium/contract/commerce/payments.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { recordTable, type RecordSource } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import type { ParentRef } from './parents.queries.ts';

/** A payment as the database gives it, with the owner of its order or contract; the policy makes `can` of it. */
export type PaymentRow = Omit<Payment, 'can'> & { owner_id: number };

/**
 * A column of what is paid, `p`, or of its account, `a`. Looked up for the rows that are shown: joined, the planner reads
 * every order for a page of payments.
 */
function paid(column: `${'p' | 'a'}.${string}`): RawBuilder<unknown> {
  const join = column.startsWith('a.')
    ? sql`JOIN accounts a ON a.org_id = p.org_id AND a.id = p.account_id`
    : sql``;
  const name = sql.ref(column);
  return sql`coalesce((SELECT ${name} FROM orders p ${join} WHERE p.org_id = t.org_id AND p.id = t.order_id),
    (SELECT ${name} FROM contracts p ${join} WHERE p.org_id = t.org_id AND p.id = t.contract_id))`;
}

/** Ids of payments for orders and contracts `a` that fit, found from their side: there the indexes begin. */
function idsFor(fits: (table: 'orders' | 'contracts') => RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`SELECT p.id FROM orders a JOIN payments p ON p.org_id = a.org_id AND p.order_id = a.id
    WHERE a.org_id = current_org() AND ${fits('orders')} UNION ALL
    SELECT p.id FROM contracts a JOIN payments p ON p.org_id = a.org_id AND p.contract_id = a.id
    WHERE a.org_id = current_org() AND ${fits('contracts')}`;
}

// An array is looked up in the index; of a subquery the planner expects too much, and reads the table.
const oneOf = (ids: RawBuilder<unknown>) => sql<boolean>`t.id = ANY (ARRAY(${ids}))`;

function matching(table: 'orders' | 'contracts', needle: string): RawBuilder<unknown> {
  return sql`a.id = ANY (ARRAY(SELECT matching_ids(${table}::regclass, ${needle}) UNION
    SELECT x.id FROM ${sql.table(table)} x WHERE x.org_id = current_org()
      AND x.account_id = ANY (ARRAY(SELECT matching_ids('accounts', ${needle})))))`;
}

export const source: RecordSource = {
  from: sql`payments AS t LEFT JOIN users AS creator ON creator.org_id = t.org_id AND creator.id = t.created_by`,
  select: sql`t.id, t.amount, t.payment_date, t.payment_method, t.status, t.transaction_id, t.notes,
    t.order_id, CASE WHEN t.order_id IS NOT NULL THEN ${paid('p.number')} END AS order_number,
    t.contract_id, CASE WHEN t.contract_id IS NOT NULL THEN ${paid('p.number')} END AS contract_number,
    ${paid('p.account_id')} AS account_id, ${paid('a.name')} AS account_name,
    t.service_period_start, t.service_period_end, t.created_by, creator.name AS created_by_name,
    t.created_at, t.updated_at, t.version, ${paid('p.owner_id')} AS owner_id`,
  list: paymentList,
  filled: ['payment_date', 'amount', 'payment_method', 'status', 'account_name', 'created_at'],
  expressions: {
    account_id: paid('p.account_id'),
    account_name: paid('a.name'),
    owner_id: paid('p.owner_id'),
  },
  order: { account_name: paid('a.name_key') },
  special: {
    account_id: (value) => oneOf(idsFor(() => sql`a.account_id = ${value}`)),
    owner_id: (value) => oneOf(idsFor(() => sql`a.owner_id = ${value}`)),
    account_id_in: (value) => oneOf(idsFor(() => sql`a.account_id = ANY (${value})`)),
  },
  search: (needle) =>
    oneOf(
      sql`SELECT matching_ids('payments', ${needle}) UNION ${idsFor((table) => matching(table, needle))}`,
    ),
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
