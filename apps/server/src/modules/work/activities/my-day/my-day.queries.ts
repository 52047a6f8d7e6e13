import { MY_DAY_ROWS, type MyDay } from '@atrium/contract/work/activities/my-day.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/index.ts';
import type { Scope } from '../../../../platform/scope.ts';
import { eventIds } from '../../calendar/range.queries.ts';
import { rowsOf, urgency, type ActivityRow } from '../activities.queries.ts';

type Part = keyof MyDay['counts'];

interface Days {
  user_id: number;
  /** Today, and the last day that is coming up. */
  date: string;
  last: string;
}

/** Somebody's open tasks; an index holds just them. */
const open = (scope: Scope, { user_id }: Days) => sql<boolean>`t.org_id = ${scope.org}
  AND t.assigned_to_id = ${user_id} AND t.type = 'Task' AND t.is_active AND t.status <> 'Completed'`;

const partsOf = ({ date, last }: Days) => ({
  overdue: sql<boolean>`t.due_date < ${date}::date`,
  today: sql<boolean>`t.due_date = ${date}::date`,
  upcoming: sql<boolean>`t.due_date > ${date}::date AND t.due_date <= ${last}::date`,
  undated: sql<boolean>`t.due_date IS NULL`,
});

/** The first open tasks of each part of the day. */
export function openTasks(
  tx: Tx,
  scope: Scope,
  days: Days,
): Promise<(ActivityRow & { part: Part })[]> {
  const parts = Object.entries(partsOf(days)).map(
    ([part, condition]) => sql`(SELECT t.id, ${part}::text AS part FROM activities t
      WHERE ${open(scope, days)} AND ${condition} ORDER BY t.due_date, t.id LIMIT ${MY_DAY_ROWS})`,
  );
  return rowsOf(tx, scope, {
    ids: sql.join(parts, sql` UNION ALL `),
    extra: sql`chosen.part`,
    order: sql`t.due_date, ${urgency}, t.id`,
  });
}

/** How many there are in each part. */
export async function countOpen(tx: Tx, scope: Scope, days: Days): Promise<MyDay['counts']> {
  const counts = Object.entries(partsOf(days)).map(
    ([part, condition]) => sql`count(*) FILTER (WHERE ${condition}) AS ${sql.ref(part)}`,
  );
  const { rows } = await sql<MyDay['counts']>`SELECT ${sql.join(counts)} FROM activities t
    WHERE ${open(scope, days)} AND (t.due_date <= ${days.last}::date OR t.due_date IS NULL)`.execute(
    tx,
  );
  return rows[0]!;
}

/** Events that are not over, nor ticked off, and begin by the last day. */
export function comingEvents(tx: Tx, scope: Scope, days: Days): Promise<ActivityRow[]> {
  const from = scope.now.toISOString();
  const span = { from, first: days.date, last: days.last, user_id: days.user_id };
  return rowsOf(tx, scope, {
    ids: sql`SELECT t.id FROM activities t WHERE t.org_id = ${scope.org} AND t.status <> 'Completed'
      AND t.id IN (${eventIds(scope, span)}) ORDER BY t.start_time, t.id LIMIT ${MY_DAY_ROWS}`,
    order: sql`t.start_time, t.id`,
  });
}
