import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';

/** SQL for the time zone of a person, or that of the organization where he has none of his own. */
export function zoneOf(user_id: number | null): RawBuilder<string> {
  return sql<string>`(SELECT coalesce((SELECT u.time_zone FROM users u WHERE u.org_id = o.id AND u.id = ${user_id}), o.time_zone)
    FROM organizations o WHERE o.id = current_org())`;
}

export interface LocalTime {
  time_zone: string;
  /** The date of this moment there. */
  today: string;
}

/** What day it is where a person is. */
export async function localTime(tx: Tx, scope: Scope, user_id: number | null): Promise<LocalTime> {
  const { rows } = await sql<LocalTime>`
    SELECT z.time_zone, (${scope.now.toISOString()}::timestamptz AT TIME ZONE z.time_zone)::date AS today
    FROM (SELECT ${zoneOf(user_id)} AS time_zone) AS z`.execute(tx);
  return rows[0]!;
}
