import {
  activityList,
  type Activity,
  type ActivityDetail,
} from '@atrium/contract/work/activities/activities.ts';
import { EVENT_DAYS } from '@atrium/contract/work/activities/activity-times.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { recordTable, type RecordSource } from '../../../platform/records/index.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';
import { originColumns } from '../../crm/index.ts';
import { zoneOf } from '../time/time.queries.ts';

/** An activity as the database gives it; the policy adds `can`. */
export type ActivityRow = Omit<Activity, 'can'>;

const dayAt = (day: unknown, scope: Scope) =>
  sql`((${day})::date::timestamp AT TIME ZONE ${zoneOf(userIdOf(scope))})`;
const type = (value: unknown) => String(value).toLowerCase();
const typesOf = (value: unknown) => sql.join((value as unknown[]).map(type));

/** Activities that belong to an account: about it, about what hangs on it, or with its people. */
function ofAccount(id: unknown): RawBuilder<boolean> {
  const about = (kind: string, table: string) => sql`
    SELECT a.id FROM ${sql.table(table)} r JOIN activities a
      ON a.org_id = r.org_id AND a.what_type = ${kind} AND a.what_id = r.id
    WHERE r.org_id = current_org() AND r.account_id = ${id}`;
  return sql<boolean>`t.id IN (
    SELECT a.id FROM activities a
      WHERE a.org_id = current_org() AND a.what_type = 'account' AND a.what_id = ${id}
    UNION ALL ${about('opportunity', 'opportunities')}
    UNION ALL ${about('order', 'orders')}
    UNION ALL ${about('contract', 'contracts')}
    UNION ALL ${about('case', 'cases')}
    UNION ALL SELECT a.id FROM contacts r JOIN activities a
      ON a.org_id = r.org_id AND a.who_type = 'contact' AND a.who_id = r.id
    WHERE r.org_id = current_org() AND r.account_id = ${id})`;
}

const accountOf = sql`(SELECT record.account_id FROM record_of(t.org_id, 'activity', t.id::text) AS record)`;

/** Of two at the same time the more urgent one comes first. */
export const urgency = sql`CASE t.priority WHEN 'High' THEN 1 WHEN 'Normal' THEN 2 ELSE 3 END`;

const source: RecordSource & { beside: RawBuilder<unknown> } = {
  from: sql`activities AS t LEFT JOIN users AS assignee ON assignee.org_id = t.org_id AND assignee.id = t.assigned_to_id`,
  beside: sql`LEFT JOIN LATERAL record_of(t.org_id, t.what_type, t.what_id::text) AS what ON true
    LEFT JOIN LATERAL record_of(t.org_id, t.who_type, t.who_id::text) AS who ON true
    LEFT JOIN accounts AS account ON account.org_id = t.org_id AND account.id = coalesce(what.account_id, who.account_id)`,
  select: sql`t.id, t.type, t.subject, t.description, t.status, t.priority, t.due_date, t.start_time, t.end_time,
    t.is_all_day_event, t.location, t.assigned_to_id,
    jsonb_build_object('id', assignee.id, 'name', assignee.name, 'avatar_url', NULL) AS assigned_to,
    initcap(t.what_type) AS what_type, t.what_id, what.name AS what_name,
    initcap(t.who_type) AS who_type, t.who_id, who.name AS who_name,
    account.id AS account_id, account.name AS account_name, t.completed_at, t.reminder_at, t.recurrence, t.at,
    t.is_active, ${originColumns}`,
  list: activityList,
  filled: ['at', 'subject', 'type', 'status', 'priority', 'created_at', 'updated_at'],
  unless: { is_active: sql<boolean>`t.is_active` },
  expressions: {
    assigned_to: sql`t.assigned_to_id`,
    account_id: accountOf,
    what_type: sql`initcap(t.what_type)`,
    who_type: sql`initcap(t.who_type)`,
    start_date: sql`t.at::date`,
    end_date: sql`coalesce(t.end_time, t.at)::date`,
  },
  order: {
    subject: sql`lower(t.subject)`,
    assigned_to: sql`assignee.name_key`,
    priority: urgency,
  },
  special: {
    // Neither is ever empty, and said so plainly an index on open tasks fits.
    status_ne: (value) => sql<boolean>`t.status <> ${value}`,
    type_ne: (value) => sql<boolean>`t.type <> ${value}`,
    what_type: (value) => sql<boolean>`t.what_type = ${type(value)}`,
    what_type_in: (value) => sql<boolean>`t.what_type IN (${typesOf(value)})`,
    who_type: (value) => sql<boolean>`t.who_type = ${type(value)}`,
    who_type_in: (value) => sql<boolean>`t.who_type IN (${typesOf(value)})`,
    account_id: ofAccount,
    start_date: (day, scope) => sql<boolean>`t.at >= ${day}::date - ${EVENT_DAYS + 1}::int AND CASE
      WHEN t.due_date IS NOT NULL THEN t.due_date >= ${day}::date
      WHEN t.is_all_day_event THEN t.end_time > ${day}::date::timestamp AT TIME ZONE 'UTC'
      WHEN t.type = 'Event' THEN t.end_time > ${dayAt(day, scope)}
      ELSE t.at >= ${dayAt(day, scope)} END`,
    end_date: (day, scope) => sql<boolean>`t.at < ${day}::date + 2 AND CASE
      WHEN t.due_date IS NOT NULL THEN t.due_date <= ${day}::date
      WHEN t.is_all_day_event THEN t.start_time <= ${day}::date::timestamp AT TIME ZONE 'UTC'
      ELSE t.at < ${dayAt(sql`${day}::date + 1`, scope)} END`,
  },
  search: (needle) => sql`t.id IN (SELECT matching_ids('activities', ${needle}))`,
};

export const table = recordTable<ActivityRow, 'activities'>('activities', source);
export type StoredActivity = NonNullable<Awaited<ReturnType<typeof table.lock>>>;

/** The task that came of completing one. */
export async function nextOf(tx: Tx, scope: Scope, id: number): Promise<ActivityDetail['next']> {
  const { rows } = await sql<{ id: number; due_date: string }>`
    SELECT n.id, n.due_date FROM activities t JOIN activities n
      ON n.org_id = t.org_id AND n.series_id = t.series_id AND n.occurrence = t.occurrence + 1
    WHERE t.org_id = ${scope.org} AND t.id = ${id} AND n.is_active AND n.due_date IS NOT NULL`.execute(
    tx,
  );
  return rows[0] ?? null;
}

interface Chosen {
  /** A subquery that gives `id`, and what `extra` names. */
  ids: RawBuilder<unknown>;
  extra?: RawBuilder<unknown>;
  order: RawBuilder<unknown>;
}

/** Activities that were chosen by their ids, in an order of their own. */
export async function rowsOf<Row extends ActivityRow>(
  tx: Tx,
  scope: Scope,
  { ids, extra, order }: Chosen,
): Promise<Row[]> {
  const { rows } = await sql<Row>`SELECT ${source.select} ${extra ? sql`, ${extra}` : sql``}
    FROM ${source.from} ${source.beside} JOIN (${ids}) AS chosen ON chosen.id = t.id
    WHERE t.org_id = ${scope.org} ORDER BY ${order}`.execute(tx);
  return rows;
}
