import { noteList, type Note } from '@atrium/contract/work/on-records/notes.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { recordTable, type RecordSource } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';

/** A note as the database gives it; the policy adds `can`. */
export type NoteRow = Omit<Note, 'can'>;

const source: RecordSource = {
  from: sql`notes AS t`,
  select: sql`t.id, t.subject_type, t.subject_id, CASE WHEN t.is_active THEN t.content ELSE '' END AS content,
    to_json(t.mentioned_user_ids) AS mentioned_user_ids, t.author_id, t.author_name, t.is_active, t.is_edited,
    t.created_at, t.updated_at, t.version`,
  list: noteList,
  filled: ['created_at'],
  unless: { is_active: sql<boolean>`t.is_active` },
};

export const table = recordTable<NoteRow, 'notes'>('notes', source);

/** Which of these users are there and active. */
export async function activeUsers(tx: Tx, scope: Scope, ids: readonly number[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM users
    WHERE org_id = ${scope.org} AND id = ANY (${ids}::bigint[]) AND is_active`.execute(tx);
  return rows[0]!.count;
}
