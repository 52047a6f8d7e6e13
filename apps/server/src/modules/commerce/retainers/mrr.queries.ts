import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { cycleMonths, cycleTotal } from '../contracts/periods/periods.queries.ts';

interface StandingRow {
  month: string;
  chain: number;
  monthly: string;
}

/**
 * The contracts that stand on the last day of each month, with the first of their chain. One that is in its trial on
 * that day does not count yet.
 */
export async function listStandings(
  tx: Tx,
  scope: Scope,
  { first, months }: { first: string; months: number },
): Promise<StandingRow[]> {
  const { rows } = await sql<StandingRow>`
    WITH RECURSIVE chain AS (
      SELECT id, id AS chain FROM contracts WHERE org_id = ${scope.org} AND previous_contract_id IS NULL
      UNION ALL SELECT c.id, chain.chain FROM contracts c JOIN chain ON c.org_id = ${scope.org}
        AND c.previous_contract_id = chain.id AND c.status <> 'Cancelled'),
    standing AS (
      SELECT chain.chain, c.id, c.start_date, c.end_date, round(${cycleTotal('c')} / ${cycleMonths('c')}, 2) AS monthly
      FROM contracts c JOIN chain USING (id)
      WHERE c.org_id = ${scope.org} AND c.status IN ('Active', 'Expired', 'Terminated')
        AND coalesce(c.end_date, 'infinity') >= ${first}::date)
    SELECT to_char(day, 'YYYY-MM') AS month, s.chain, s.monthly
    FROM (SELECT (${first}::date + make_interval(months => count + 1))::date - 1 AS day
      FROM generate_series(0, ${months}::int - 1) AS count) AS ends
    JOIN standing s ON s.start_date <= day AND coalesce(s.end_date, 'infinity') >= day
    WHERE NOT EXISTS (SELECT FROM contract_periods p WHERE p.org_id = ${scope.org} AND p.contract_id = s.id
      AND p.kind = 'trial' AND p.cancelled_at IS NULL AND day BETWEEN p.start_date AND p.end_date)`.execute(
    tx,
  );
  return rows;
}
