import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Subject } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';

/** The people who hear of what happens with a record, by name. */
export async function listFollowers(
  tx: Tx,
  scope: Scope,
  { type, id }: Subject,
): Promise<{ id: number; name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`SELECT u.id, u.name
    FROM followers_of(${scope.org}, ${type}, ${String(id)}) AS f
    JOIN users u ON u.org_id = ${scope.org} AND u.id = f.user_id AND u.is_active
    ORDER BY u.name_key, u.id`.execute(tx);
  return rows;
}

export async function save(
  tx: Tx,
  scope: Scope,
  { subject, ...given }: { subject: Subject; user_id: number; is_following: boolean },
): Promise<void> {
  const updated_at = scope.now.toISOString();
  await tx
    .insertInto('followers')
    .values({
      org_id: scope.org,
      subject_type: subject.type,
      subject_id: String(subject.id),
      updated_at,
      ...given,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['org_id', 'subject_type', 'subject_id', 'user_id'])
        .doUpdateSet({ is_following: given.is_following, updated_at }),
    )
    .execute();
}

/**
 * Everybody who follows one of the records on whose timeline an event stands; who has said no to the one that it is
 * about is left alone.
 */
export async function audienceOf(
  tx: Tx,
  scope: Scope,
  { event_id, subject }: { event_id: number; subject: Subject },
): Promise<number[]> {
  const { rows } = await sql<{ user_id: number }>`SELECT DISTINCT f.user_id FROM event_places p
    CROSS JOIN LATERAL followers_of(p.org_id, p.entity, p.entity_id) AS f
    WHERE p.org_id = ${scope.org} AND p.event_id = ${event_id} AND NOT EXISTS (SELECT FROM followers no
      WHERE no.org_id = p.org_id AND no.subject_type = ${subject.type} AND no.subject_id = ${String(subject.id)}
        AND no.user_id = f.user_id AND NOT no.is_following)
    ORDER BY f.user_id`.execute(tx);
  return rows.map(({ user_id }) => user_id);
}

/** What a note says now, and whom it names. */
export async function noteOf(
  tx: Tx,
  scope: Scope,
  id: number,
): Promise<{ content: string; mentioned: number[] } | undefined> {
  const { rows } = await sql<{ content: string; mentioned: number[] }>`
    SELECT content, to_json(mentioned_user_ids) AS mentioned FROM notes
    WHERE org_id = ${scope.org} AND id = ${id} AND is_active`.execute(tx);
  return rows[0];
}

/** What was followed of the record that goes is followed of the one that stays; what is said there counts more. */
export async function moveFollowers(
  tx: Tx,
  scope: Scope,
  { of, from, to }: { of: string; from: number; to: number },
): Promise<void> {
  await sql`INSERT INTO followers (org_id, subject_type, subject_id, user_id, is_following, updated_at)
    SELECT org_id, subject_type, ${String(to)}, user_id, is_following, updated_at FROM followers
    WHERE org_id = ${scope.org} AND subject_type = ${of} AND subject_id = ${String(from)} AND is_following
    ON CONFLICT DO NOTHING`.execute(tx);
}
