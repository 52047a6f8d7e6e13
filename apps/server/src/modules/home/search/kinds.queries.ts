import type { Permission } from '@atrium/contract/core/permissions.ts';
import type { SearchKind } from '@atrium/contract/home/search.ts';
import { sql, type RawBuilder } from 'kysely';

/** How one kind of record is searched and shown. */
export interface Searched {
  kind: SearchKind;
  permission: Permission;
  table: string;
  /** `t` is the record. */
  from: RawBuilder<unknown>;
  title: RawBuilder<string>;
  detail: RawBuilder<string>;
  /** Normalized name, to rank by; the title's, where there is no column of it. */
  key: RawBuilder<string>;
  shown: RawBuilder<boolean>;
  /** Less wanted than others: inactive, closed. */
  isPast: RawBuilder<boolean>;
  hasPhone?: true;
}

const join = (table: string, alias: string, on: string) =>
  sql`LEFT JOIN ${sql.table(table)} AS ${sql.ref(alias)} ON ${sql.ref(`${alias}.org_id`)} = t.org_id
    AND ${sql.ref(`${alias}.id`)} = ${sql.ref(on)}`;
const detail = (...parts: RawBuilder<unknown>[]) =>
  sql<string>`concat_ws(' · ', ${sql.join(parts)})`;
const always = sql<boolean>`true`;
const active = sql<boolean>`NOT t.is_active`;
const standing = sql<boolean>`t.removed_at IS NULL`;
const nameKey = sql<string>`t.name_key`;

/** Every kind that is searched, the more usual first. */
export const SEARCHED: readonly Searched[] = [
  {
    kind: 'account',
    permission: 'crm.read',
    table: 'accounts',
    from: sql`accounts AS t`,
    title: sql`t.name`,
    detail: detail(sql`t.type`, sql`t.website`, sql`t.phone`),
    key: nameKey,
    shown: standing,
    isPast: active,
    hasPhone: true,
  },
  {
    kind: 'contact',
    permission: 'crm.read',
    table: 'contacts',
    from: sql`contacts AS t ${join('accounts', 'account', 't.account_id')}`,
    title: sql`t.name`,
    detail: detail(sql`account.name`, sql`t.email`, sql`t.phone`),
    key: nameKey,
    shown: standing,
    isPast: active,
    hasPhone: true,
  },
  {
    kind: 'lead',
    permission: 'crm.read',
    table: 'leads',
    from: sql`leads AS t`,
    title: sql`t.name`,
    detail: detail(sql`t.company`, sql`t.email`, sql`t.phone`, sql`t.status`),
    key: nameKey,
    shown: standing,
    isPast: sql`t.status IN ('Converted', 'Unqualified')`,
    hasPhone: true,
  },
  {
    kind: 'opportunity',
    permission: 'crm.read',
    table: 'opportunities',
    from: sql`opportunities AS t ${join('accounts', 'account', 't.account_id')} ${join('stages', 'stage', 't.stage_id')}`,
    title: sql`t.name`,
    detail: detail(sql`account.name`, sql`stage.name`),
    key: nameKey,
    shown: standing,
    isPast: sql`stage.kind <> 'open'`,
  },
  {
    kind: 'client',
    permission: 'clients.read',
    table: 'clients',
    from: sql`clients AS t`,
    title: sql`coalesce(t.name, t.email)`,
    detail: detail(sql`t.email`, sql`t.company`, sql`t.phone`),
    key: nameKey,
    shown: always,
    isPast: active,
    hasPhone: true,
  },
  {
    kind: 'case',
    permission: 'work.read',
    table: 'cases',
    from: sql`cases AS t ${join('accounts', 'account', 't.account_id')} ${join('clients', 'client', 't.client_id')}`,
    title: sql`t.subject`,
    detail: detail(
      sql`t.number`,
      sql`coalesce(account.name, client.name, client.email)`,
      sql`t.status`,
    ),
    key: nameKey,
    shown: standing,
    isPast: sql`t.status = 'Closed'`,
  },
  {
    kind: 'order',
    permission: 'crm.read',
    table: 'orders',
    from: sql`orders AS t ${join('accounts', 'account', 't.account_id')}`,
    title: sql`t.number`,
    detail: detail(sql`account.name`, sql`t.status`),
    key: sql`t.search_text`,
    shown: always,
    isPast: sql`t.status = 'Cancelled'`,
  },
  {
    kind: 'contract',
    permission: 'crm.read',
    table: 'contracts',
    from: sql`contracts AS t ${join('accounts', 'account', 't.account_id')}`,
    title: sql`t.number`,
    detail: detail(sql`account.name`, sql`t.status`),
    key: sql`t.search_text`,
    shown: always,
    isPast: sql`t.status NOT IN ('Draft', 'Active')`,
  },
  {
    kind: 'product',
    permission: 'crm.read',
    table: 'products',
    from: sql`products AS t`,
    title: sql`t.name`,
    detail: detail(sql`t.sku`),
    key: nameKey,
    shown: always,
    isPast: active,
  },
  {
    kind: 'site',
    permission: 'sites.read',
    table: 'sites',
    from: sql`sites AS t`,
    title: sql`t.name`,
    detail: detail(sql`t.site_id`),
    key: nameKey,
    shown: always,
    isPast: active,
  },
];
