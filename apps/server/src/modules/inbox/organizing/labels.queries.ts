import type { Label } from '@atrium/contract/inbox/organizing.ts';
import type { Insertable, Updateable } from 'kysely';
import type { DB, Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';

export function list(tx: Tx, scope: Scope) {
  return tx
    .selectFrom('labels')
    .select(['id', 'name', 'color', 'version'])
    .where('org_id', '=', scope.org)
    .where('is_active', '=', true)
    .orderBy('name')
    .$narrowType<{ color: Label['color'] }>()
    .execute();
}

export async function insert(tx: Tx, values: Insertable<DB['labels']>): Promise<number> {
  const row = await tx
    .insertInto('labels')
    .values(values)
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export function lock(tx: Tx, scope: Scope, id: number) {
  return tx
    .selectFrom('labels')
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
  { id, ...columns }: Updateable<DB['labels']> & { id: number },
) {
  await tx
    .updateTable('labels')
    .set(columns)
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .execute();
}
