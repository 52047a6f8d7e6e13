import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/index.ts';
import type { Scope } from '../../../../platform/scope.ts';
import { zoneOf } from '../../time/time.queries.ts';

export interface Shift {
  reminder_at: string;
  /** From this day to that one. */
  from: string;
  to: string;
  user_id: number;
}

/** A reminder so many days later at the same time of the day, where the person is, whatever his clocks did meanwhile. */
export async function shiftedReminder(tx: Tx, { reminder_at, from, to, user_id }: Shift) {
  const { rows } = await sql<{ reminder_at: string }>`
    SELECT ((${reminder_at}::timestamptz AT TIME ZONE z.name)
      + (${to}::date - ${from}::date) * interval '1 day') AT TIME ZONE z.name AS reminder_at
    FROM (SELECT ${zoneOf(user_id)} AS name) AS z`.execute(tx);
  return rows[0]!.reminder_at;
}

/** Makes the task the first of its series, if it is in none. */
export async function beginSeries(tx: Tx, scope: Scope, id: number): Promise<void> {
  await sql`UPDATE activities SET series_id = id
    WHERE org_id = ${scope.org} AND id = ${id} AND series_id IS NULL`.execute(tx);
}

export interface NextRow {
  id: number;
  version: number;
  is_active: boolean;
}

/** The next task of a series, when it has been made; locked. */
export async function lockOccurrence(
  tx: Tx,
  scope: Scope,
  { series_id, occurrence }: { series_id: number; occurrence: number },
): Promise<NextRow | undefined> {
  const { rows } = await sql<NextRow>`SELECT id, version, is_active FROM activities
    WHERE org_id = ${scope.org} AND series_id = ${series_id} AND occurrence = ${occurrence} FOR UPDATE`.execute(
    tx,
  );
  return rows[0];
}
