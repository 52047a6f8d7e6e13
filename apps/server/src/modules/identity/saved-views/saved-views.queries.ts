import type { SavedView } from '@atrium/contract/identity/saved-views.ts';
import { sql, type Insertable, type Updateable } from 'kysely';
import type { DB, Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';

/** A view as the database gives it; the policy adds `can`. */
export type SavedViewRow = Omit<SavedView, 'can'>;

const select = sql`t.id, t.entity, t.name, t.query, t.columns, t.is_shared, t.user_id AS owner_id,
  owner.name AS owner_name, t.updated_at, t.version`;
const from = sql`saved_views AS t JOIN users AS owner ON owner.org_id = t.org_id AND owner.id = t.user_id`;

/** Own ones and shared ones of a list. */
export async function list(
  tx: Tx,
  scope: Scope,
  given: { userId: number; entity: string },
): Promise<SavedViewRow[]> {
  const { rows } = await sql<SavedViewRow>`
    SELECT ${select} FROM ${from}
    WHERE t.org_id = ${scope.org} AND t.entity = ${given.entity} AND (t.user_id = ${given.userId} OR t.is_shared)
    ORDER BY search_key(t.name), t.id LIMIT 200`.execute(tx);
  return rows;
}

/** A view that this user may see. */
export async function findVisible(
  tx: Tx,
  scope: Scope,
  given: { userId: number; id: number },
): Promise<SavedViewRow | undefined> {
  const { rows } = await sql<SavedViewRow>`
    SELECT ${select} FROM ${from}
    WHERE t.org_id = ${scope.org} AND t.id = ${given.id} AND (t.user_id = ${given.userId} OR t.is_shared)
    FOR UPDATE OF t`.execute(tx);
  return rows[0];
}

export async function insert(tx: Tx, values: Insertable<DB['saved_views']>): Promise<number> {
  const row = await tx
    .insertInto('saved_views')
    .values(values)
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function update(
  tx: Tx,
  scope: Scope,
  { id, ...columns }: Updateable<DB['saved_views']> & { id: number },
): Promise<void> {
  await tx
    .updateTable('saved_views')
    .set(columns)
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .execute();
}

export async function remove(tx: Tx, scope: Scope, id: number): Promise<void> {
  await tx.deleteFrom('saved_views').where('org_id', '=', scope.org).where('id', '=', id).execute();
}
