import { opportunityList, type Opportunity } from '@atrium/contract/crm/opportunities.ts';
import type { Stage } from '@atrium/contract/crm/stages.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { recordTable, type RecordSource } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { originColumns, ownerColumns, ownerJoin, ownerOrder } from '../links/owner.queries.ts';
import { membership } from './membership.queries.ts';

/** A deal as the database gives it; the policy adds `can`. */
export type OpportunityRow = Omit<Opportunity, 'can'>;

/** Each line is rounded as it is printed. */
const amount = sql`(SELECT coalesce(sum(round(l.quantity * l.sale_price, 2)), 0.00) FROM opportunity_line_items l
  WHERE l.org_id = t.org_id AND l.opportunity_id = t.id)`;

/** What deals are worth, `a.amount`, of all of them in one pass: for sums over many. A deal without lines is not there. */
export const amountsOfAll = (scope: Scope) => sql`(
  SELECT l.opportunity_id, sum(round(l.quantity * l.sale_price, 2)) AS amount FROM opportunity_line_items l
  WHERE l.org_id = ${scope.org} GROUP BY l.opportunity_id) AS a`;

export const source: RecordSource = {
  from: sql`opportunities AS t
    LEFT JOIN stages AS stage ON stage.org_id = t.org_id AND stage.id = t.stage_id
    LEFT JOIN accounts AS account ON account.org_id = t.org_id AND account.id = t.account_id ${ownerJoin}`,
  select: sql`t.id, t.name, t.stage_id, stage.name AS stage, stage.kind AS stage_kind, t.close_date, t.probability,
    t.next_step, t.description, t.lead_source, t.loss_reason, t.account_id, account.name AS account_name,
    ${ownerColumns}, t.lead_id, t.client_id, t.utm, ${amount} AS calculated_amount,
    round(${amount} * t.probability / 100, 2) AS weighted_amount,
    (SELECT count(*) FROM opportunity_line_items l WHERE l.org_id = t.org_id AND l.opportunity_id = t.id) AS line_item_count,
    EXISTS (SELECT FROM opportunity_line_items l JOIN products p ON p.org_id = l.org_id AND p.id = l.product_id
      WHERE l.org_id = t.org_id AND l.opportunity_id = t.id AND p.is_retainer_product) AS has_retainer_products,
    t.stage_entered_at, t.closed_at, t.last_activity_at, ${originColumns}`,
  list: opportunityList,
  filled: [
    'name',
    'account_name',
    'stage',
    'probability',
    'last_activity_at',
    'created_at',
    'updated_at',
  ],
  where: sql<boolean>`t.removed_at IS NULL`,
  expressions: {
    stage: sql`stage.name`,
    stage_kind: sql`stage.kind`,
    account_name: sql`account.name`,
    calculated_amount: amount,
  },
  order: {
    name: sql`t.name_key`,
    stage: sql`stage.position`,
    account_name: sql`account.name_key`,
    owner: ownerOrder,
  },
  special: {
    ...membership('product_id', { table: 'opportunity_line_items', column: 'product_id' }),
    ...membership('contact_id', { table: 'opportunity_contact_roles', column: 'contact_id' }),
  },
  search: (needle) => sql`t.id IN (SELECT matching_ids('opportunities', ${needle}) UNION
    SELECT o.id FROM opportunities o WHERE o.org_id = current_org() AND o.account_id IN (SELECT matching_ids('accounts', ${needle})))`,
};

export const table = recordTable<OpportunityRow, 'opportunities'>('opportunities', source);

/** The stage of an id or a name; the first open one when neither is given. */
export async function findStage(
  tx: Tx,
  scope: Scope,
  given: { stage_id?: number | undefined; stage?: string | undefined },
): Promise<Stage | undefined> {
  const wanted =
    given.stage_id !== undefined
      ? sql`id = ${given.stage_id}`
      : given.stage !== undefined
        ? sql`search_key(name) = search_key(${given.stage})`
        : sql`kind = 'open' AND is_active`;
  const { rows } = await sql<Stage>`
    SELECT id, name, position, probability, kind, is_active, version FROM stages
    WHERE org_id = ${scope.org} AND ${wanted} ORDER BY position, id LIMIT 1`.execute(tx);
  return rows[0];
}

export interface StageChange {
  opportunity_id: number;
  from_stage_id: number | null;
  to_stage_id: number;
  by_name: string | null;
  /** When the deal had come into the stage it leaves. */
  since: string | null;
}

export async function insertStageChange(tx: Tx, scope: Scope, change: StageChange): Promise<void> {
  const at = scope.now.toISOString();
  await sql`INSERT INTO stage_changes (org_id, opportunity_id, from_stage_id, to_stage_id, by_name, at, seconds_in_from)
    VALUES (${scope.org}, ${change.opportunity_id}, ${change.from_stage_id}, ${change.to_stage_id}, ${change.by_name},
      ${at}, extract(epoch FROM ${at}::timestamptz - ${change.since}::timestamptz)::bigint)`.execute(
    tx,
  );
}

/** Something happened with a deal: it is not stuck. */
export async function touch(tx: Tx, scope: Scope, id: number): Promise<void> {
  await sql`UPDATE opportunities SET last_activity_at = greatest(last_activity_at, ${scope.now.toISOString()}::timestamptz)
    WHERE org_id = ${scope.org} AND id = ${id}`.execute(tx);
}
