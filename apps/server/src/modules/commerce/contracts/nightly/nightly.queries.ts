import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/index.ts';
import type { Scope } from '../../../../platform/scope.ts';

/** Active contracts whose last day is over. */
export async function listOver(tx: Tx, scope: Scope, today: string): Promise<number[]> {
  const rows = await tx
    .selectFrom('contracts')
    .select('id')
    .where('org_id', '=', scope.org)
    .where('status', '=', 'Active')
    .where('end_date', '<', today)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Active contracts whose regular periods end before a day, although they run on. */
export async function listShort(tx: Tx, scope: Scope, until: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`SELECT c.id FROM contracts c
    WHERE c.org_id = ${scope.org} AND c.status = 'Active' AND coalesce((SELECT max(p.end_date) FROM contract_periods p
        WHERE p.org_id = c.org_id AND p.contract_id = c.id AND p.kind = 'regular' AND p.cancelled_at IS NULL), c.start_date)
      < least(${until}::date, c.end_date) ORDER BY c.id`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface EndingRow {
  id: number;
  number: string;
  end_date: string;
  days_left: number;
  account_name: string;
  /** Of the owner; null when he is gone. */
  email: string | null;
}

/** Active contracts that end within so many days. */
export async function listEnding(
  tx: Tx,
  scope: Scope,
  { today, days }: { today: string; days: number },
): Promise<EndingRow[]> {
  const { rows } = await sql<EndingRow>`
    SELECT c.id, c.number, c.end_date, c.end_date - ${today}::date AS days_left, a.name AS account_name, u.email
    FROM contracts c JOIN accounts a ON a.org_id = c.org_id AND a.id = c.account_id
    LEFT JOIN users u ON u.org_id = c.org_id AND u.id = c.owner_id AND u.is_active
    WHERE c.org_id = ${scope.org} AND c.status = 'Active'
      AND c.end_date BETWEEN ${today}::date AND ${today}::date + ${days}::int ORDER BY c.id`.execute(
    tx,
  );
  return rows;
}

/** Has an event with this key been written? */
export async function isTold(tx: Tx, scope: Scope, dedupe_key: string): Promise<boolean> {
  const row = await tx
    .selectFrom('events')
    .select('id')
    .where('org_id', '=', scope.org)
    .where('dedupe_key', '=', dedupe_key)
    .executeTakeFirst();
  return row !== undefined;
}
