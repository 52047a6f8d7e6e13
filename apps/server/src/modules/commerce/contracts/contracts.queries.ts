import {
  contractList,
  type Contract,
  type ContractLineItem,
} from '@atrium/contract/commerce/contracts.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { recordTable, type RecordSource } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { cycleMonths, cycleTotal } from './periods/periods.queries.ts';
import { originColumns, ownerColumns, ownerJoin, ownerOrder } from '../../crm/index.ts';

/** What follows a contract. */
export type Following = {
  /** Not counting those that were cancelled. */
  next_contract_id: number | null;
  /** Another one was to follow it, and was cancelled. */
  next_was_cancelled: boolean;
};

/** A contract as the database gives it; the policy makes `can` of it. */
export type ContractRow = Omit<Contract, 'can'> & Following;

const source: RecordSource = {
  from: sql`contracts AS t
    LEFT JOIN accounts AS account ON account.org_id = t.org_id AND account.id = t.account_id
    LEFT JOIN opportunities AS deal ON deal.org_id = t.org_id AND deal.id = t.opportunity_id ${ownerJoin}`,
  select: sql`t.id, t.number, t.status, t.start_date, t.end_date, t.billing_cycle, t.account_id,
    account.name AS account_name, t.opportunity_id, deal.name AS opportunity_name, t.previous_contract_id,
    (SELECT n.id FROM contracts n WHERE n.org_id = t.org_id AND n.previous_contract_id = t.id
      AND n.status <> 'Cancelled') AS next_contract_id,
    EXISTS (SELECT FROM contracts n WHERE n.org_id = t.org_id AND n.previous_contract_id = t.id
      AND n.status = 'Cancelled') AS next_was_cancelled,
    ${ownerColumns}, t.due_days, t.grace_days, ${cycleTotal('t')} AS cycle_total,
    round(${cycleTotal('t')} / ${cycleMonths('t')}, 2) AS monthly_total,
    (SELECT coalesce(sum(p.amount), 0.00) FROM payments p
      WHERE p.org_id = t.org_id AND p.contract_id = t.id AND p.status = 'Completed') AS paid_total,
    ${originColumns}`,
  list: contractList,
  filled: ['number', 'status', 'start_date', 'billing_cycle', 'account_name', 'created_at'],
  expressions: { account_name: sql`account.name`, cycle_total: cycleTotal('t') },
  order: { number: sql`t.id`, account_name: sql`account.name_key`, owner: ownerOrder },
  search: (needle) => sql`t.id IN (SELECT matching_ids('contracts', ${needle}) UNION
    SELECT c.id FROM contracts c WHERE c.org_id = current_org() AND c.account_id IN (SELECT matching_ids('accounts', ${needle})))`,
};

export const table = recordTable<ContractRow, 'contracts'>('contracts', source);

export async function findFollowing(tx: Tx, scope: Scope, id: number): Promise<Following> {
  const rows = await tx
    .selectFrom('contracts')
    .select(['id', 'status'])
    .where('org_id', '=', scope.org)
    .where('previous_contract_id', '=', id)
    .execute();
  return {
    next_contract_id: rows.find(({ status }) => status !== 'Cancelled')?.id ?? null,
    next_was_cancelled: rows.some(({ status }) => status === 'Cancelled'),
  };
}

/** Is there a contract of this deal already, other than those that followed one? */
export async function hasContract(tx: Tx, scope: Scope, opportunity: number): Promise<boolean> {
  const row = await tx
    .selectFrom('contracts')
    .select('id')
    .where('org_id', '=', scope.org)
    .where('opportunity_id', '=', opportunity)
    .where('previous_contract_id', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function listLines(
  tx: Tx,
  scope: Scope,
  { contract }: { contract: number },
): Promise<ContractLineItem[]> {
  const { rows } = await sql<ContractLineItem>`
    SELECT id, contract_id, product_id, product_name, quantity::float8 AS quantity, price_per_cycle,
      round(quantity * price_per_cycle, 2) AS total
    FROM contract_line_items WHERE org_id = ${scope.org} AND contract_id = ${contract}
    ORDER BY position, id`.execute(tx);
  return rows;
}

export type NewLine = Pick<
  ContractLineItem,
  'product_id' | 'product_name' | 'quantity' | 'price_per_cycle'
>;

export async function insertLines(
  tx: Tx,
  scope: Scope,
  { contract, lines }: { contract: number; lines: readonly NewLine[] },
): Promise<void> {
  await sql`INSERT INTO contract_line_items
      (org_id, contract_id, product_id, product_name, quantity, price_per_cycle, position, created_at)
    SELECT ${scope.org}, ${contract}, l.product_id, l.product_name, l.quantity, l.price_per_cycle, l.position,
      ${scope.now.toISOString()}
    FROM jsonb_to_recordset(${JSON.stringify(lines.map((line, position) => ({ ...line, position })))}::jsonb)
      AS l(product_id bigint, product_name text, quantity numeric, price_per_cycle numeric, position integer)`.execute(
    tx,
  );
}

/** Names and list prices of products. */
export async function findProducts(
  tx: Tx,
  scope: Scope,
  ids: readonly number[],
): Promise<Map<number, { name: string; standard_list_price: string; is_active: boolean }>> {
  const rows = await tx
    .selectFrom('products')
    .select(['id', 'name', 'standard_list_price', 'is_active'])
    .where('org_id', '=', scope.org)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
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
