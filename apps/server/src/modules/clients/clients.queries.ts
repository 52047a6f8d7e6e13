import { clientList } from '@atrium/contract/clients/clients.ts';
import type { ListQuery } from '@atrium/contract/core/filters.ts';
import { sql, type Insertable, type Updateable } from 'kysely';
import type { DB, Tx } from '../../platform/db/index.ts';
import { listRecords, type RecordSource } from '../../platform/records/index.ts';
import type { Scope } from '../../platform/scope.ts';

const select = sql`t.id, t.email, t.name, t.phone, t.company, t.stage, t.notes, t.owner_id,
  CASE WHEN owner.id IS NULL THEN NULL
    ELSE jsonb_build_object('id', owner.id, 'name', owner.name, 'avatar_url', NULL) END AS owner,
  t.verified_at IS NOT NULL AS is_verified, t.is_active, t.last_seen_at,
  (SELECT count(*) FROM conversations c WHERE c.org_id = t.org_id AND c.client_id = t.id) AS conversation_count,
  t.created_at, t.updated_at, t.version`;

const source: RecordSource = {
  from: sql`clients AS t LEFT JOIN users AS owner ON owner.org_id = t.org_id AND owner.id = t.owner_id`,
  select,
  list: clientList,
  filled: ['name', 'email', 'stage', 'created_at', 'updated_at'],
  expressions: { is_verified: sql`(t.verified_at IS NOT NULL)` },
  order: { name: sql`t.name_key` },
  search: (needle) => sql`t.id IN (SELECT matching_ids('clients', ${needle}))`,
};

/** A client as the database gives it; the policy adds `can`. */
export interface ClientRow {
  id: number;
  email: string;
  name: string | null;
  phone: string | null;
  company: string | null;
  stage: 'visitor' | 'lead' | 'client' | 'former';
  notes: string | null;
  owner_id: number | null;
  owner: { id: number; name: string; avatar_url: string | null } | null;
  is_verified: boolean;
  is_active: boolean;
  last_seen_at: string | null;
  conversation_count: number;
  created_at: string;
  updated_at: string;
  version: number;
}

export function list(tx: Tx, scope: Scope, query: ListQuery) {
  return listRecords<ClientRow>(tx, scope, { source, query });
}

export async function findById(tx: Tx, scope: Scope, id: number): Promise<ClientRow | undefined> {
  const { rows } = await sql<ClientRow>`
    SELECT ${select} FROM ${source.from} WHERE t.org_id = ${scope.org} AND t.id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

export function lock(tx: Tx, scope: Scope, id: number) {
  return tx
    .selectFrom('clients')
    .selectAll()
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Inserts unless the e-mail is known; two at once end with one row and one `undefined`. */
export async function insert(
  tx: Tx,
  values: Insertable<DB['clients']>,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('clients')
    .values(values)
    .onConflict((conflict) => conflict.columns(['org_id', 'email']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function findIdByEmail(
  tx: Tx,
  scope: Scope,
  email: string,
): Promise<number | undefined> {
  const row = await tx
    .selectFrom('clients')
    .select('id')
    .where('org_id', '=', scope.org)
    .where('email', '=', email)
    .executeTakeFirst();
  return row?.id;
}

export async function update(
  tx: Tx,
  scope: Scope,
  { id, ...columns }: Updateable<DB['clients']> & { id: number },
) {
  await tx
    .updateTable('clients')
    .set(columns)
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .execute();
}

export async function userExists(tx: Tx, scope: Scope, id: number): Promise<boolean> {
  const row = await tx
    .selectFrom('users')
    .select('id')
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .where('is_active', '=', true)
    .executeTakeFirst();
  return row !== undefined;
}

/** Moves a client from one of the stages to another. @returns the stage it was in, undefined when in none of them */
export async function moveStage(
  tx: Tx,
  scope: Scope,
  given: { id: number; from: readonly ClientRow['stage'][]; to: ClientRow['stage'] },
): Promise<ClientRow['stage'] | undefined> {
  const { rows } = await sql<{ stage: ClientRow['stage'] }>`
    UPDATE clients SET stage = ${given.to}, version = clients.version + 1, updated_at = ${scope.now.toISOString()}
    FROM (SELECT id, stage FROM clients WHERE org_id = ${scope.org} AND id = ${given.id}
      AND stage = ANY (${given.from}) FOR UPDATE) AS before
    WHERE clients.org_id = ${scope.org} AND clients.id = before.id
    RETURNING before.stage`.execute(tx);
  return rows[0]?.stage;
}
