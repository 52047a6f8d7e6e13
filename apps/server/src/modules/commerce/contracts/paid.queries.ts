import type { Payment } from '@atrium/contract/commerce/payments.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';

/** The payments for a contract, or those of the ids, newest first. */
export async function paymentsOf(
  tx: Tx,
  scope: Scope,
  given: { contract: number } | { ids: readonly number[] },
): Promise<Payment[]> {
  const { rows } = await sql<Payment>`
    SELECT p.id, p.amount, p.payment_date, p.payment_method, p.status, p.transaction_id, p.notes, p.order_id,
      o.number AS order_number, p.contract_id, c.number AS contract_number, a.id AS account_id, a.name AS account_name,
      p.service_period_start, p.service_period_end, p.created_by, u.name AS created_by_name,
      p.created_at, p.updated_at, p.version, '{}'::jsonb AS can
    FROM payments p LEFT JOIN contracts c ON c.org_id = p.org_id AND c.id = p.contract_id
    LEFT JOIN orders o ON o.org_id = p.org_id AND o.id = p.order_id
    JOIN accounts a ON a.org_id = p.org_id AND a.id = coalesce(c.account_id, o.account_id)
    LEFT JOIN users u ON u.org_id = p.org_id AND u.id = p.created_by
    WHERE p.org_id = ${scope.org} AND ${'ids' in given ? sql`p.id = ANY (${given.ids})` : sql`p.contract_id = ${given.contract}`} ORDER BY p.payment_date DESC, p.id DESC`.execute(
    tx,
  );
  return rows;
}

/** Has money come in for a contract, or is it on its way? */
export async function isPaid(tx: Tx, scope: Scope, contract: number): Promise<boolean> {
  const row = await tx
    .selectFrom('payments')
    .select('id')
    .where('org_id', '=', scope.org)
    .where('contract_id', '=', contract)
    .where('status', 'in', ['Completed', 'Pending'])
    .executeTakeFirst();
  return row !== undefined;
}
