import { orderList, type Order, type OrderLineItem } from '@atrium/contract/commerce/orders.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { recordTable, type RecordSource } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { originColumns, ownerColumns, ownerJoin, ownerOrder } from '../../crm/index.ts';

/** An order as the database gives it; the policy adds `can`. */
export type OrderRow = Omit<Order, 'can'>;

/** Each line is rounded as it is printed. */
const total = sql`(SELECT coalesce(sum(round(l.quantity * l.price_at_purchase, 2)), 0.00) FROM order_line_items l
  WHERE l.org_id = t.org_id AND l.order_id = t.id)`;
const paid = sql`(SELECT coalesce(sum(p.amount), 0.00) FROM payments p
  WHERE p.org_id = t.org_id AND p.order_id = t.id AND p.status = 'Completed')`;
const due = sql`(CASE WHEN t.status = 'Cancelled' THEN 0.00 ELSE ${total} END - ${paid})`;

export const source: RecordSource = {
  from: sql`orders AS t
    LEFT JOIN accounts AS account ON account.org_id = t.org_id AND account.id = t.account_id
    LEFT JOIN opportunities AS deal ON deal.org_id = t.org_id AND deal.id = t.opportunity_id ${ownerJoin}`,
  select: sql`t.id, t.number, t.order_date, t.status, t.account_id, account.name AS account_name, t.opportunity_id,
    deal.name AS opportunity_name, ${ownerColumns}, ${total} AS calculated_total, ${paid} AS paid_total,
    ${due} AS balance_due, ${originColumns}`,
  list: orderList,
  filled: [
    'number',
    'order_date',
    'status',
    'account_name',
    'calculated_total',
    'balance_due',
    'owner',
    'created_at',
  ],
  expressions: {
    account_name: sql`account.name`,
    calculated_total: total,
    balance_due: due,
  },
  // Numbers follow the ids, however many digits they have.
  order: { number: sql`t.id`, account_name: sql`account.name_key`, owner: ownerOrder },
  search: (needle) => sql`t.id IN (SELECT matching_ids('orders', ${needle}) UNION
    SELECT o.id FROM orders o WHERE o.org_id = current_org() AND o.account_id IN (SELECT matching_ids('accounts', ${needle})))`,
};

export const table = recordTable<OrderRow, 'orders'>('orders', source);

/** The lines of an order as they were agreed. */
export async function listLines(tx: Tx, scope: Scope, order: number): Promise<OrderLineItem[]> {
  const { rows } = await sql<OrderLineItem>`
    SELECT l.id, l.order_id, l.product_id, l.product_name, l.description, l.quantity::float8 AS quantity,
      l.price_at_purchase, round(l.quantity * l.price_at_purchase, 2) AS total, l.is_retainer_product
    FROM order_line_items l WHERE l.org_id = ${scope.org} AND l.order_id = ${order}
    ORDER BY l.position, l.id`.execute(tx);
  return rows;
}

interface NewOrder {
  created_by: number | null;
  created_at: string;
  updated_at: string;
  order_date: string;
  status: Order['status'];
  account_id: number;
  opportunity_id: number;
  owner_id: number;
}

/**
 * Makes the order of a deal. The database lets a deal have one; further ones say that they are.
 * @param again a further one is wanted
 * @returns its id; undefined when there is one already
 */
export async function insertOrder(
  tx: Tx,
  scope: Scope,
  { order, again }: { order: NewOrder; again: boolean },
): Promise<number | undefined> {
  const first = sql`EXISTS (SELECT FROM orders WHERE org_id = ${scope.org} AND opportunity_id = ${order.opportunity_id})`;
  const { rows } = await sql<{ id: number }>`
    INSERT INTO orders (org_id, order_date, status, account_id, opportunity_id, owner_id, is_again, created_by,
      created_at, updated_at)
    VALUES (${scope.org}, ${order.order_date}, ${order.status}, ${order.account_id}, ${order.opportunity_id},
      ${order.owner_id}, ${again ? first : sql`false`}, ${order.created_by}, ${order.created_at}, ${order.updated_at})
    ON CONFLICT (org_id, opportunity_id) WHERE NOT is_again DO NOTHING RETURNING id`.execute(tx);
  return rows[0]?.id;
}

/** Copies the lines of the deal with the prices and names of this moment. */
export async function copyLines(
  tx: Tx,
  scope: Scope,
  { opportunity, order }: { opportunity: number; order: number },
): Promise<void> {
  await sql`
    INSERT INTO order_line_items (org_id, order_id, product_id, product_name, description, quantity,
      price_at_purchase, is_retainer_product, position, created_at)
    SELECT l.org_id, ${order}, l.product_id, p.name, l.description, l.quantity, l.sale_price,
      p.is_retainer_product, row_number() OVER (ORDER BY l.position, l.id), ${scope.now.toISOString()}
    FROM opportunity_line_items l JOIN products p ON p.org_id = l.org_id AND p.id = l.product_id
    WHERE l.org_id = ${scope.org} AND l.opportunity_id = ${opportunity}`.execute(tx);
}

/** The first order of a deal, to be named. */
export async function firstOrderOf(
  tx: Tx,
  scope: Scope,
  opportunity: number,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('orders')
    .select('number')
    .where('org_id', '=', scope.org)
    .where('opportunity_id', '=', opportunity)
    .orderBy('id')
    .executeTakeFirst();
  return row?.number;
}
