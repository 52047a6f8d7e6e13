import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';

/** What is paid: an order or a contract. */
export interface ParentRef {
  kind: 'order' | 'contract';
  id: number;
}

export interface Parent extends ParentRef {
  number: string;
  status: string;
  owner_id: number;
  account_id: number;
  opportunity_id: number | null;
  version: number;
  /** The organization's. */
  currency: string;
}

const TABLES = { order: 'orders', contract: 'contracts' } as const;

const parentOf = ({ kind, id }: ParentRef, scope: Scope) => sql<Omit<Parent, 'kind'>>`
  SELECT t.id, t.number, t.status, t.owner_id, t.account_id, t.opportunity_id, t.version, org.currency
  FROM ${sql.table(TABLES[kind])} t JOIN organizations org ON org.id = t.org_id
  WHERE t.org_id = ${scope.org} AND t.id = ${id}`;

export async function findParent(
  tx: Tx,
  scope: Scope,
  ref: ParentRef,
): Promise<Parent | undefined> {
  const { rows } = await parentOf(ref, scope).execute(tx);
  return rows[0] && { kind: ref.kind, ...rows[0] };
}

/** Locks what is paid: its payments follow one another. */
export async function lockParent(
  tx: Tx,
  scope: Scope,
  ref: ParentRef,
): Promise<Parent | undefined> {
  const { rows } = await sql<Omit<Parent, 'kind'>>`${parentOf(ref, scope)} FOR UPDATE OF t`.execute(
    tx,
  );
  return rows[0] && { kind: ref.kind, ...rows[0] };
}

export interface OrderSums {
  calculated_total: string;
  paid_total: string;
  holds_retainers: boolean;
}

/** What an order costs and what came in. A statement of its own, begun with the lock held: it sees what was committed before. */
export async function sumsOf(tx: Tx, scope: Scope, order: number): Promise<OrderSums> {
  const { rows } = await sql<OrderSums>`
    SELECT coalesce(sum(round(l.quantity * l.price_at_purchase, 2)), 0.00) AS calculated_total,
      coalesce(bool_or(l.is_retainer_product), false) AS holds_retainers,
      (SELECT coalesce(sum(p.amount), 0.00) FROM payments p
        WHERE p.org_id = ${scope.org} AND p.order_id = ${order} AND p.status = 'Completed') AS paid_total
    FROM order_line_items l WHERE l.org_id = ${scope.org} AND l.order_id = ${order}`.execute(tx);
  return rows[0]!;
}

/** The parent has changed with its payments: who saw it before sees it again before he changes it. */
export async function followPayments(
  tx: Tx,
  scope: Scope,
  { kind, id, status }: ParentRef & { status: string },
): Promise<void> {
  await sql`UPDATE ${sql.table(TABLES[kind])} SET status = ${status}, version = version + 1,
    updated_at = ${scope.now.toISOString()} WHERE org_id = ${scope.org} AND id = ${id}`.execute(tx);
}
