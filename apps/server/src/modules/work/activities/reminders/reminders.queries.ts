import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/index.ts';
import type { Scope } from '../../../../platform/scope.ts';
import { zoneOf } from '../../time/time.queries.ts';

const A_SWEEP = 500;

/** Reminders of all organizations whose moment has come, the longest waiting first. */
export async function dueReminders(tx: Tx, now: Date): Promise<{ org_id: number; id: number }[]> {
  const { rows } = await sql<{ org_id: number; id: number }>`SELECT org_id, id FROM activities
    WHERE reminder_at IS NOT NULL AND reminded_at IS NULL AND reminder_at <= ${now.toISOString()}::timestamptz
    ORDER BY reminder_at LIMIT ${A_SWEEP}`.execute(tx);
  return rows;
}

export interface Reminder {
  id: number;
  type: 'Task' | 'Event';
  subject: string;
  status: string;
  is_active: boolean;
  due_date: string | null;
  reminder_at: string;
  /** When it begins, on the clock of the person: `2026-03-02 10:00`. */
  starts: string | null;
  is_all_day_event: boolean;
  location: string | null;
  what_name: string | null;
  who_name: string | null;
  assigned_to_id: number;
}

/** One reminder that is still to be given; locked, so that it is given once. */
export async function lockReminder(
  tx: Tx,
  scope: Scope,
  id: number,
): Promise<Reminder | undefined> {
  await sql`SELECT id FROM activities WHERE org_id = ${scope.org} AND id = ${id} FOR UPDATE`.execute(
    tx,
  );
  const { rows } = await sql<Reminder>`
    SELECT t.id, t.type, t.subject, t.status, t.is_active, t.due_date, t.reminder_at, t.is_all_day_event, t.location,
      to_char(t.start_time AT TIME ZONE CASE WHEN t.is_all_day_event THEN 'UTC' ELSE coalesce(u.time_zone, ${zoneOf(null)}) END,
        CASE WHEN t.is_all_day_event THEN 'YYYY-MM-DD' ELSE 'YYYY-MM-DD HH24:MI' END) AS starts,
      what.name AS what_name, who.name AS who_name, t.assigned_to_id
    FROM activities t JOIN users u ON u.org_id = t.org_id AND u.id = t.assigned_to_id
      LEFT JOIN LATERAL record_of(t.org_id, t.what_type, t.what_id::text) AS what ON true
      LEFT JOIN LATERAL record_of(t.org_id, t.who_type, t.who_id::text) AS who ON true
    WHERE t.org_id = ${scope.org} AND t.id = ${id} AND t.reminder_at IS NOT NULL AND t.reminded_at IS NULL
      AND t.reminder_at <= ${scope.now.toISOString()}::timestamptz`.execute(tx);
  return rows[0];
}

/** It has been given, or there was nothing to remind of any more. */
export async function markReminded(tx: Tx, scope: Scope, id: number): Promise<void> {
  await sql`UPDATE activities SET reminded_at = ${scope.now.toISOString()}
    WHERE org_id = ${scope.org} AND id = ${id}`.execute(tx);
}
