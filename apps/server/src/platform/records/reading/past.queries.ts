import type { HistoryEntry, PastQuery } from '@atrium/contract/records/history.ts';
import {
  TIMELINE_KINDS,
  WORK_KINDS,
  type TimelineEntry,
  type TimelineKind,
  type TimelineQuery,
} from '@atrium/contract/records/timeline.ts';
import { sql } from 'kysely';
import type { Tx } from '../../db/index.ts';
import { may } from '../../policy.ts';
import type { Scope } from '../../scope.ts';
import { escapeLike } from '../conditions.ts';

export interface Subject {
  type: string;
  id: number | string;
}

/** The record that an id names, or none. */
export function refTo(type: string, id: number | string | null): Subject[] {
  return id === null ? [] : [{ type, id }];
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

/** The kinds of lines that are asked for and that the caller may see; undefined for all. */
function visibleKinds(
  scope: Scope,
  asked: TimelineQuery['kind'],
): readonly TimelineKind[] | undefined {
  if (may(scope, 'work.read')) return asked;
  return (asked ?? TIMELINE_KINDS).filter((kind) => !WORK_KINDS.includes(kind));
}

/**
 * What happened with any of these records, newest first. A line is told of more than its subject (see `emit`); one
 * that two of them share is shown once.
 */
export async function timelineOf(
  tx: Tx,
  scope: Scope,
  { subjects, query }: { subjects: readonly Subject[]; query: TimelineQuery },
): Promise<TimelineEntry[]> {
  const { before_id = Number.MAX_SAFE_INTEGER, limit, kind, search } = query;
  const seen = visibleKinds(scope, kind);
  const ofKind = seen ? sql`AND p.kind = ANY (${seen})` : sql``;
  const found = search
    ? sql`AND EXISTS (SELECT FROM events w CROSS JOIN LATERAL words_of(w.org_id, w.data) AS words
        WHERE w.org_id = p.org_id AND w.id = p.event_id
        AND search_key(w.summary || ' ' || coalesce(words.content, '')) LIKE '%' || search_key(${escapeLike(search)}) || '%')`
    : sql``;
  // One branch for each place, so that each is read from the end of its index and no further.
  const branches = subjects.map(
    ({ type, id }) => sql`(SELECT p.event_id FROM event_places p
      WHERE p.org_id = ${scope.org} AND p.entity = ${type} AND p.entity_id = ${String(id)}
        AND p.event_id < ${before_id} ${ofKind} ${found} ORDER BY p.event_id DESC LIMIT ${limit})`,
  );
  const { rows } = await sql<TimelineEntry>`
    SELECT e.id, e.type, e.kind, e.occurred_at AS at, CASE WHEN e.actor_type <> 'system' THEN e.actor_name END AS actor,
      e.subject_type, e.subject_id, subject.name AS subject_name, e.summary, words.content AS text,
      (e.data->>'note_id')::bigint AS note_id, words.is_edited, words.is_removed
    FROM (SELECT DISTINCT event_id FROM (${sql.join(branches, sql` UNION ALL `)}) AS told
        ORDER BY event_id DESC LIMIT ${limit}) AS newest
      JOIN events e ON e.org_id = ${scope.org} AND e.id = newest.event_id
      CROSS JOIN LATERAL words_of(e.org_id, e.data) AS words
      LEFT JOIN LATERAL record_of(e.org_id, e.subject_type, e.subject_id) AS subject ON true
    ORDER BY e.id DESC`.execute(tx);
  return rows;
}
