import type { TimelineEntry } from '@atrium/contract/clients/clients.ts';
import type { HistoryEntry, PastQuery } from '@atrium/contract/records/history.ts';
import { sql } from 'kysely';
import type { Tx } from '../../db/index.ts';
import type { Scope } from '../../scope.ts';

export interface Subject {
  type: string;
  id: number | string;
}

/** Every change of a record, from the audit trail, newest first. */
export async function historyOf(
  tx: Tx,
  scope: Scope,
  { subject, query }: { subject: Subject; query: PastQuery },
): Promise<HistoryEntry[]> {
  const rows = await tx
    .selectFrom('audit_log')
    .select(['id', 'at', 'actor_type', 'actor_name', 'action', 'changes'])
    .where('org_id', '=', scope.org)
    .where('entity', '=', subject.type)
    .where('entity_id', '=', String(subject.id))
    .$if(query.before_id !== undefined, (inner) => inner.where('id', '<', query.before_id ?? 0))
    .orderBy('id', 'desc')
    .limit(query.limit)
    .execute();
  return rows as HistoryEntry[];
}

/** What happened with any of the subjects, or with the client, newest first. */
export async function timelineOf(
  tx: Tx,
  scope: Scope,
  given: { subjects: readonly Subject[]; client_id: number | null; query: PastQuery },
): Promise<TimelineEntry[]> {
  const { before_id = Number.MAX_SAFE_INTEGER, limit } = given.query;
  const columns = sql`id, type, occurred_at AS at, CASE WHEN actor_type <> 'system' THEN actor_name END AS actor, subject_type, subject_id, summary`;
  const newest = sql`org_id = ${scope.org} AND summary IS NOT NULL AND id < ${before_id} ORDER BY id DESC LIMIT ${limit}`;
  // One branch for each index; a line that answers to two of them is shown once.
  const branches = given.subjects.map(
    ({ type, id }) =>
      sql`(SELECT ${columns} FROM events WHERE subject_type = ${type} AND subject_id = ${String(id)} AND ${newest})`,
  );
  if (given.client_id !== null) {
    branches.push(
      sql`(SELECT ${columns} FROM events WHERE client_id = ${given.client_id} AND ${newest})`,
    );
  }
  const { rows } = await sql<TimelineEntry>`
    SELECT * FROM (${sql.join(branches, sql` UNION `)}) AS past ORDER BY id DESC LIMIT ${limit}`.execute(
    tx,
  );
  return rows;
}
