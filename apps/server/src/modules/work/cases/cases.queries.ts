import { caseList, type Case } from '@atrium/contract/work/cases.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { recordTable, type RecordSource } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { originColumns, ownerColumns, ownerJoin, ownerOrder } from '../../crm/index.ts';

/** A case as the database gives it; the policy adds `can`, the moment what is late. */
export type CaseRow = Omit<
  Case,
  | 'can'
  | 'is_breached'
  | 'is_first_response_breached'
  | 'is_resolution_breached'
  | 'resolution_left_minutes'
> & {
  first_response_breached_at: string | null;
  resolution_breached_at: string | null;
  resolution_used_seconds: number;
  resolution_minutes: number | null;
};

/** What is late by now, also when the program has not looked yet. */
const breached = (now: Date): RawBuilder<boolean> => {
  const at = sql`${now.toISOString()}::timestamptz`;
  return sql<boolean>`(t.first_response_breached_at IS NOT NULL OR t.resolution_breached_at IS NOT NULL
    OR (t.status <> 'Closed' AND (t.resolution_due_at <= ${at}
      OR (t.first_response_at IS NULL AND t.first_response_due_at <= ${at}))) IS TRUE)`;
};

const standing = sql<boolean>`t.removed_at IS NULL`;
const isOpen = sql<boolean>`t.status <> 'Closed'`;

/** Cases about a conversation: its own, and those that such cases were merged into. */
export const about = (
  conversation: RawBuilder<unknown>,
): RawBuilder<boolean> => sql<boolean>`t.id IN (
  WITH RECURSIVE line AS (
    SELECT c.id, c.merged_into_id FROM cases c WHERE c.org_id = current_org() AND c.conversation_id ${conversation}
    UNION SELECT c.id, c.merged_into_id FROM line JOIN cases c ON c.org_id = current_org() AND c.id = line.merged_into_id)
  SELECT id FROM line)`;

const source: RecordSource = {
  from: sql`cases AS t
    LEFT JOIN accounts AS account ON account.org_id = t.org_id AND account.id = t.account_id ${ownerJoin}`,
  beside: sql`LEFT JOIN contacts AS contact ON contact.org_id = t.org_id AND contact.id = t.contact_id
    LEFT JOIN clients AS client ON client.org_id = t.org_id AND client.id = t.client_id
    LEFT JOIN sla_targets AS target ON target.org_id = t.org_id AND target.priority = t.priority`,
  select: sql`t.id, t.number, t.subject, t.number || ' ' || t.subject AS name, t.description, t.status, t.priority, t.category, t.origin,
    t.account_id, account.name AS account_name, t.contact_id, contact.name AS contact_name,
    t.client_id, coalesce(client.name, client.email) AS client_name, t.conversation_id, ${ownerColumns},
    t.first_response_at, t.first_response_due_at, t.first_response_warn_at, t.first_response_breached_at,
    t.resolution_due_at, t.resolution_warn_at, t.resolution_breached_at, t.resolution_used_seconds,
    target.resolution_minutes, t.closed_at, t.waiting_since, ${originColumns}`,
  list: caseList,
  filled: ['number', 'subject', 'status', 'priority', 'category', 'created_at', 'updated_at'],
  where: standing,
  unless: { status: isOpen },
  expressions: { account_name: sql`account.name` },
  order: {
    // Numbers follow the ids, however many digits they have.
    number: sql`t.id`,
    subject: sql`t.name_key`,
    priority: sql`t.priority_rank`,
    account_name: sql`account.name_key`,
    owner: ownerOrder,
  },
  special: {
    is_breached: (value, scope) =>
      value === true ? breached(scope.now) : sql<boolean>`NOT ${breached(scope.now)}`,
    conversation_id: (id) => about(sql`= ${id}::uuid`),
    conversation_id_in: (ids) => about(sql`= ANY (${ids}::uuid[])`),
  },
  search: (needle) => sql`t.id IN (SELECT matching_ids('cases', ${needle})
    UNION SELECT c.id FROM cases c WHERE c.org_id = current_org() AND c.account_id IN (SELECT matching_ids('accounts', ${needle}))
    UNION SELECT c.id FROM cases c WHERE c.org_id = current_org() AND c.client_id IN (SELECT matching_ids('clients', ${needle})))`,
};

export const table = recordTable<CaseRow, 'cases'>('cases', source);
export type StoredCase = NonNullable<Awaited<ReturnType<typeof table.lock>>>;

interface Counts {
  mine: number;
  unassigned: number;
  all: number;
  breached: number;
}

export async function counts(tx: Tx, scope: Scope, user_id: number | null): Promise<Counts> {
  const { rows } =
    await sql<Counts>`SELECT count(*) AS all, count(*) FILTER (WHERE t.owner_id = ${user_id}) AS mine,
      count(*) FILTER (WHERE t.owner_id IS NULL) AS unassigned, count(*) FILTER (WHERE ${breached(scope.now)}) AS breached
    FROM cases t WHERE t.org_id = ${scope.org} AND ${isOpen} AND ${standing}`.execute(tx);
  return rows[0] ?? { mine: 0, unassigned: 0, all: 0, breached: 0 };
}
