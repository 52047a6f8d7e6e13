import { ONLINE_SECONDS } from '@atrium/contract/clients/clients.ts';
import type { ListQuery } from '@atrium/contract/core/filters.ts';
import type { SiteConfig } from '@atrium/contract/sites/site-config.ts';
import { siteList } from '@atrium/contract/sites/sites.ts';
import { sql, type Insertable, type Updateable } from 'kysely';
import type { DB, Tx } from '../../platform/db/index.ts';
import { listRecords, type RecordSource } from '../../platform/records/index.ts';
import type { Scope } from '../../platform/scope.ts';

const selectAt = (
  now: Date,
) => sql`t.id, t.site_id, t.name, t.config, t.allowed_domains, t.is_active,
  (SELECT count(*) FROM visitors v WHERE v.org_id = t.org_id AND v.site_id = t.id
    AND v.last_seen_at > ${new Date(now.getTime() - ONLINE_SECONDS * 1000).toISOString()}::timestamptz) AS online_now,
  (SELECT count(*) FROM conversations c WHERE c.org_id = t.org_id AND c.site_id = t.id) AS conversation_count,
  t.created_at, t.updated_at, t.version`;

const from = sql`sites AS t`;

const sourceAt = (now: Date): RecordSource => ({
  from,
  select: selectAt(now),
  list: siteList,
  order: { name: sql`t.name_key` },
  search: (needle) => sql`t.id IN (SELECT matching_ids('sites', ${needle}))`,
});

export interface SiteRow {
  id: number;
  site_id: string;
  name: string;
  config: SiteConfig;
  allowed_domains: string[];
  is_active: boolean;
  online_now: number;
  conversation_count: number;
  created_at: string;
  updated_at: string;
  version: number;
}

export function list(tx: Tx, scope: Scope, query: ListQuery) {
  return listRecords<SiteRow>(tx, scope, { source: sourceAt(scope.now), query });
}

export async function findById(tx: Tx, scope: Scope, id: number): Promise<SiteRow | undefined> {
  const { rows } = await sql<SiteRow>`
    SELECT ${selectAt(scope.now)} FROM ${from} WHERE t.org_id = ${scope.org} AND t.id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

export function lock(tx: Tx, scope: Scope, id: number) {
  return tx
    .selectFrom('sites')
    .selectAll()
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function findIdBySlug(
  tx: Tx,
  scope: Scope,
  slug: string,
): Promise<number | undefined> {
  const row = await tx
    .selectFrom('sites')
    .select('id')
    .where('org_id', '=', scope.org)
    .where('site_id', '=', slug)
    .executeTakeFirst();
  return row?.id;
}

/** Undefined when the public name is taken, by whatever organization. */
export async function insert(tx: Tx, values: Insertable<DB['sites']>): Promise<number | undefined> {
  const row = await tx
    .insertInto('sites')
    .values(values)
    .onConflict((conflict) => conflict.column('site_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function update(
  tx: Tx,
  scope: Scope,
  { id, ...columns }: Updateable<DB['sites']> & { id: number },
) {
  await tx
    .updateTable('sites')
    .set(columns)
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .execute();
}

export async function keepVersion(
  tx: Tx,
  values: Insertable<DB['site_config_versions']>,
): Promise<void> {
  await tx.insertInto('site_config_versions').values(values).execute();
}

export function versions(tx: Tx, scope: Scope, id: number) {
  return tx
    .selectFrom('site_config_versions')
    .select(['version', 'config', 'saved_by', 'saved_at'])
    .where('org_id', '=', scope.org)
    .where('site_id', '=', id)
    .orderBy('version', 'desc')
    .limit(100)
    .$narrowType<{ config: SiteConfig }>()
    .execute();
}

/** For pages of anybody: a site by its public name, whatever the organization. Only in a system transaction. */
export function findPublic(tx: Tx, slug: string) {
  return tx
    .selectFrom('sites')
    .select([
      'org_id',
      'id',
      'site_id',
      'name',
      'config',
      'allowed_domains',
      'identity_secret',
      'version',
    ])
    .where('site_id', '=', slug)
    .where('is_active', '=', true)
    .$narrowType<{ config: SiteConfig }>()
    .executeTakeFirst();
}

export type PublicSite = NonNullable<Awaited<ReturnType<typeof findPublic>>>;

/** Every domain that some site allows; preflights do not say which site they are for. */
export async function allDomains(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ domain: string }>`
    SELECT DISTINCT unnest(allowed_domains) AS domain FROM sites WHERE is_active`.execute(tx);
  return rows.map((row) => row.domain);
}
