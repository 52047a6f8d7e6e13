import { sql, type Insertable, type Updateable } from 'kysely';
import type { DB, Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';

export function findById(tx: Tx, org: number, id: string) {
  return tx
    .selectFrom('visitors')
    .selectAll()
    .where('org_id', '=', org)
    .where('id', '=', id)
    .executeTakeFirst();
}

export type VisitorRow = NonNullable<Awaited<ReturnType<typeof findById>>>;

export async function insert(tx: Tx, values: Insertable<DB['visitors']>): Promise<void> {
  await tx.insertInto('visitors').values(values).execute();
}

export async function update(
  tx: Tx,
  scope: { org: number },
  { id, ...columns }: Updateable<DB['visitors']> & { id: string },
): Promise<void> {
  await tx
    .updateTable('visitors')
    .set(columns)
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .execute();
}

export async function blockOfClient(
  tx: Tx,
  scope: Scope,
  given: { visitorId: string; blocked: boolean },
) {
  await tx
    .updateTable('visitors')
    .set({ is_blocked: given.blocked })
    .where('org_id', '=', scope.org)
    .where('id', '=', given.visitorId)
    .execute();
}

export function listOfClient(tx: Tx, scope: Scope, clientId: number) {
  return tx
    .selectFrom('visitors')
    .innerJoin('sites', (join) =>
      join.onRef('sites.org_id', '=', 'visitors.org_id').onRef('sites.id', '=', 'visitors.site_id'),
    )
    .select([
      'visitors.id',
      'sites.site_id',
      'sites.name as site_name',
      'visitors.proof',
      'first_seen_at',
      'last_seen_at',
      'page_url',
      'page_title',
      sql<Record<string, string>>`visitors.first_utm || visitors.last_utm`.as('utm'),
    ])
    .where('visitors.org_id', '=', scope.org)
    .where('visitors.client_id', '=', clientId)
    .orderBy('last_seen_at', 'desc')
    .limit(50)
    .execute();
}

export async function markClientSeen(tx: Tx, scope: Scope, clientId: number): Promise<void> {
  await tx
    .updateTable('clients')
    .set({ last_seen_at: scope.now.toISOString() })
    .where('org_id', '=', scope.org)
    .where('id', '=', clientId)
    .execute();
}

/** A proof never becomes false again: the first time counts. */
export async function markClientVerified(tx: Tx, scope: Scope, clientId: number): Promise<void> {
  await tx
    .updateTable('clients')
    .set({ verified_at: scope.now.toISOString() })
    .where('org_id', '=', scope.org)
    .where('id', '=', clientId)
    .where('verified_at', 'is', null)
    .execute();
}
