import { ONLINE_SECONDS } from '@atrium/contract/clients/clients.ts';
import type { Dashboard, Happening } from '@atrium/contract/home/dashboard.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';

const SHOWN_LINES = 12;

/** What everybody together is to win in a month. */
export async function targetOf(tx: Tx, scope: Scope, month: string): Promise<string> {
  const { rows } = await sql<{ target: string }>`
    SELECT coalesce(sum(amount), 0.00) AS target FROM sales_targets
    WHERE org_id = ${scope.org} AND month = ${`${month}-01`}::date`.execute(tx);
  return rows[0]?.target ?? '0.00';
}

/** Leads since a moment by source, the most first, and how many there were in as long a time before. */
export async function newLeads(
  tx: Tx,
  scope: Scope,
  { since, before }: { since: string; before: string },
): Promise<NonNullable<Dashboard['leads']>> {
  const { rows } = await sql<{ source: string | null; count: number; before: number }>`
    SELECT lead_source AS source, count(*) FILTER (WHERE created_at >= ${since}) AS count,
      count(*) FILTER (WHERE created_at < ${since}) AS before
    FROM leads WHERE org_id = ${scope.org} AND removed_at IS NULL AND created_at >= ${before}
    GROUP BY 1 ORDER BY 2 DESC, 1`.execute(tx);
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
  return {
    since,
    count: sum(rows.map(({ count }) => count)),
    before: sum(rows.map((row) => row.before)),
    sources: rows.filter(({ count }) => count > 0).map(({ source, count }) => ({ source, count })),
  };
}

export async function visitorsOnline(tx: Tx, scope: Scope): Promise<number> {
  const since = new Date(scope.now.getTime() - ONLINE_SECONDS * 1000).toISOString();
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM sites s JOIN visitors v ON v.org_id = s.org_id AND v.site_id = s.id
    WHERE s.org_id = ${scope.org} AND v.last_seen_at > ${since}::timestamptz`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** What happened lately anywhere, without changes of single fields. */
export async function latestLines(tx: Tx, scope: Scope): Promise<Happening[]> {
  const { rows } = await sql<Happening>`
    SELECT e.id, e.type, e.kind, e.occurred_at AS at, CASE WHEN e.actor_type <> 'system' THEN e.actor_name END AS actor,
      e.subject_type, e.subject_id, subject.name AS subject_name, e.summary
    FROM (SELECT * FROM events WHERE org_id = ${scope.org} AND summary IS NOT NULL
        AND kind NOT IN ('change', 'note') AND subject_type <> 'payment' ORDER BY id DESC LIMIT ${SHOWN_LINES}) AS e
      LEFT JOIN LATERAL record_of(e.org_id, e.subject_type, e.subject_id) AS subject ON true
    ORDER BY e.id DESC`.execute(tx);
  return rows;
}
