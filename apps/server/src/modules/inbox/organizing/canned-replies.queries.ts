import type { Insertable, Updateable } from 'kysely';
import type { DB, Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';

export function list(tx: Tx, scope: Scope) {
  return tx
    .selectFrom('canned_replies')
    .select(['id', 'shortcut', 'content', 'version'])
    .where('org_id', '=', scope.org)
    .where('is_active', '=', true)
    .orderBy('shortcut')
    .execute();
}

export async function insert(tx: Tx, values: Insertable<DB['canned_replies']>): Promise<number> {
  const row = await tx
    .insertInto('canned_replies')
    .values(values)
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export function lock(tx: Tx, scope: Scope, id: number) {
  return tx
    .selectFrom('canned_replies')
    .selectAll()
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .where('is_active', '=', true)
    .forUpdate()
    .executeTakeFirst();
}

export async function update(
  tx: Tx,
  scope: Scope,
  { id, ...columns }: Updateable<DB['canned_replies']> & { id: number },
) {
  await tx
    .updateTable('canned_replies')
    .set(columns)
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .execute();
}
