import { CALENDAR_ENTRIES } from '@atrium/contract/work/activities/calendar.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { rowsOf, type ActivityRow } from '../activities/activities.queries.ts';
import { zoneOf } from '../time/time.queries.ts';

/** Part of a calendar; the days are those of whoever looks at it. */
export interface Span {
  /** The moment from which on events count that do not take whole days; the end is that of the last day. */
  from: string;
  to?: string;
  /** The days that are touched, both included. */
  first: string;
  last: string;
  /** Whose; everybody's when left out. */
  user_id?: number | undefined;
}

/**
 * SQL for the ids of the events that touch a span. One of at most a day is found by its start and a longer one by its
 * end; where it is now on the clocks may be a day away from UTC.
 */
export function eventIds(
  scope: Scope,
  { from, to, first, last, user_id }: Span,
): RawBuilder<unknown> {
  const event = sql`e.org_id = ${scope.org} AND e.type = 'Event' AND e.is_active
    ${user_id === undefined ? sql`` : sql`AND e.assigned_to_id = ${user_id}`}`;
  const end = to === undefined ? sql`${last}::date + 2` : sql`${to}::timestamptz`;
  const touches = sql`CASE WHEN e.is_all_day_event
      THEN e.start_time < ${last}::date + 1 AND e.end_time > ${first}::date
      ELSE e.start_time < ${to === undefined ? endOf(last, user_id) : end} AND e.end_time > ${from}::timestamptz END`;
  return sql`SELECT e.id FROM activities e WHERE ${event} AND ${touches}
      AND e.start_time > ${first}::date - 2 AND e.start_time < ${last}::date + 2
    UNION SELECT e.id FROM activities e WHERE ${event} AND ${touches}
      AND e.end_time - e.start_time > interval '1 day'
      AND e.end_time > ${first}::date - 1 AND e.start_time < ${last}::date + 2`;
}

/** The moment a day ends, where a person is. */
function endOf(day: string, user_id: number | undefined): RawBuilder<unknown> {
  return sql`((${day}::date + 1)::timestamp AT TIME ZONE ${zoneOf(user_id ?? null)})`;
}

/** The days on which two moments are, where a person is; the second one is not in the span any more. */
export async function daysOf(
  tx: Tx,
  { from, to, user_id }: { from: string; to: string; user_id: number | null },
): Promise<{ first: string; last: string }> {
  const { rows } = await sql<{ first: string; last: string }>`
    SELECT (${from}::timestamptz AT TIME ZONE z.name)::date AS first,
      ((${to}::timestamptz - interval '1 millisecond') AT TIME ZONE z.name)::date AS last
    FROM (SELECT ${zoneOf(user_id)} AS name) AS z`.execute(tx);
  return rows[0]!;
}

/** Events, and tasks by their due dates, in the order of time: one more than can be shown, when there are more. */
export function listBetween(
  tx: Tx,
  scope: Scope,
  span: Span & { to: string },
): Promise<ActivityRow[]> {
  const { first, last, user_id } = span;
  const own = user_id === undefined ? sql`` : sql`AND t.assigned_to_id = ${user_id}`;
  return rowsOf(tx, scope, {
    ids: sql`SELECT t.id FROM activities t WHERE t.org_id = ${scope.org} AND t.id IN (
        ${eventIds(scope, span)}
        UNION ALL SELECT t.id FROM activities t WHERE t.org_id = ${scope.org} AND t.type = 'Task' AND t.is_active ${own}
          AND t.due_date BETWEEN ${first}::date AND ${last}::date)
      ORDER BY t.at, t.id LIMIT ${CALENDAR_ENTRIES + 1}`,
    order: sql`t.at, t.id`,
  });
}
