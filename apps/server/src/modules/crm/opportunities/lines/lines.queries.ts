import type { ContactRole, LineItem } from '@atrium/contract/crm/line-items.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/index.ts';
import type { Scope } from '../../../../platform/scope.ts';

const lineColumns = sql`l.id, l.opportunity_id, l.product_id,
  jsonb_build_object('id', p.id, 'name', p.name, 'sku', p.sku) AS product, p.is_retainer_product,
  l.quantity::float8 AS quantity, l.sale_price, p.standard_list_price AS list_price,
  CASE WHEN p.standard_list_price > 0
    THEN round((p.standard_list_price - l.sale_price) * 100 / p.standard_list_price, 2)::float8 END AS discount,
  round(l.quantity * l.sale_price, 2) AS total, l.description, l.position, l.version`;

/** The lines of a deal in their order, or one of them. */
export async function listLines(
  tx: Tx,
  scope: Scope,
  { opportunity, line }: { opportunity: number; line?: number },
): Promise<LineItem[]> {
  const { rows } = await sql<LineItem>`SELECT ${lineColumns}
    FROM opportunity_line_items l JOIN products p ON p.org_id = l.org_id AND p.id = l.product_id
    WHERE l.org_id = ${scope.org} AND l.opportunity_id = ${opportunity}
      AND ${line === undefined ? sql`true` : sql`l.id = ${line}`}
    ORDER BY l.position, l.id`.execute(tx);
  return rows;
}

interface Amounts {
  calculated_amount: string;
  weighted_amount: string;
  currency: string;
}

/** The amounts of a deal, and the currency that they are in. */
export async function amountsOf(tx: Tx, scope: Scope, opportunity: number): Promise<Amounts> {
  const { rows } = await sql<Amounts>`
    SELECT s.amount AS calculated_amount, round(s.amount * o.probability / 100, 2) AS weighted_amount, org.currency
    FROM opportunities o JOIN organizations org ON org.id = o.org_id CROSS JOIN LATERAL (
      SELECT coalesce(sum(round(l.quantity * l.sale_price, 2)), 0.00) AS amount FROM opportunity_line_items l
      WHERE l.org_id = o.org_id AND l.opportunity_id = o.id) s
    WHERE o.org_id = ${scope.org} AND o.id = ${opportunity}`.execute(tx);
  return rows[0]!;
}

export async function findProduct(
  tx: Tx,
  scope: Scope,
  id: number,
): Promise<{ name: string; standard_list_price: string } | undefined> {
  return tx
    .selectFrom('products')
    .select(['name', 'standard_list_price'])
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .executeTakeFirst();
}

export interface LineColumns {
  product_id: number;
  quantity: number;
  sale_price: string;
  description: string | null;
}

export async function insertLine(
  tx: Tx,
  scope: Scope,
  line: LineColumns & { opportunity_id: number; created_by: number | null },
): Promise<number> {
  const at = scope.now.toISOString();
  const { rows } = await sql<{ id: number }>`
    INSERT INTO opportunity_line_items
      (org_id, opportunity_id, product_id, quantity, sale_price, description, created_by, created_at, updated_at, position)
    SELECT ${scope.org}, ${line.opportunity_id}, ${line.product_id}, ${line.quantity}, ${line.sale_price},
      ${line.description}, ${line.created_by}, ${at}, ${at}, coalesce(max(position), 0) + 1
    FROM opportunity_line_items WHERE org_id = ${scope.org} AND opportunity_id = ${line.opportunity_id}
    RETURNING id`.execute(tx);
  return rows[0]!.id;
}

export async function updateLine(
  tx: Tx,
  scope: Scope,
  { id, ...line }: LineColumns & { id: number },
): Promise<void> {
  await tx
    .updateTable('opportunity_line_items')
    .set((eb) => ({
      ...line,
      quantity: String(line.quantity),
      version: eb('version', '+', 1),
      updated_at: scope.now.toISOString(),
    }))
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .execute();
}

export async function placeLines(tx: Tx, scope: Scope, ids: readonly number[]): Promise<void> {
  await sql`UPDATE opportunity_line_items l SET position = place.position
    FROM unnest(${ids}::bigint[]) WITH ORDINALITY AS place(id, position)
    WHERE l.org_id = ${scope.org} AND l.id = place.id`.execute(tx);
}

export async function deleteLine(tx: Tx, scope: Scope, id: number): Promise<void> {
  await tx
    .deleteFrom('opportunity_line_items')
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .execute();
}

/** A role as the database gives it; the policy adds `can`. */
export type RoleRow = Omit<ContactRole, 'can'>;

export async function listRoles(
  tx: Tx,
  scope: Scope,
  { opportunity, role }: { opportunity: number; role?: number },
): Promise<RoleRow[]> {
  const { rows } = await sql<RoleRow>`
    SELECT r.id, r.opportunity_id, r.contact_id, c.name AS contact_name, c.title AS contact_title,
      c.email AS contact_email, r.role, r.version
    FROM opportunity_contact_roles r JOIN contacts c ON c.org_id = r.org_id AND c.id = r.contact_id
    WHERE r.org_id = ${scope.org} AND r.opportunity_id = ${opportunity}
      AND ${role === undefined ? sql`true` : sql`r.id = ${role}`}
    ORDER BY c.name_key, r.role, r.id`.execute(tx);
  return rows;
}
