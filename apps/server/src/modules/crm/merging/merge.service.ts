import type { MergeBody } from '@atrium/contract/records/merge.ts';
import type { z } from 'zod';
import {
  mergeRecords,
  previewMerge,
  relatedBy,
  type MergeableKind,
  type RelatedRows,
} from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { table as accountTable } from '../accounts/accounts.queries.ts';
import { read as readAccount } from '../accounts/accounts.service.ts';
import { table as contactTable } from '../contacts/contacts.queries.ts';
import { read as readContact } from '../contacts/contacts.service.ts';
import type { OnConvert } from '../leads/conversion/convert.service.ts';
import type { OnUndo } from '../leads/conversion/undo.service.ts';
import { table as leadTable } from '../leads/leads.queries.ts';
import { read as readLead, refuseConverted } from '../leads/leads.service.ts';
import { dropTwinRoles, untangle } from './merge.queries.ts';

/** What rooms on higher floors have hung on records of sales. */
export interface Neighbors {
  related: readonly RelatedRows[];
  onConvert: readonly OnConvert[];
  onUndo: readonly OnUndo[];
}

const OWN: RelatedRows[] = [
  relatedBy('account', { entity: 'contact', table: 'contacts', column: 'account_id' }),
  relatedBy('account', { entity: 'opportunity', table: 'opportunities', column: 'account_id' }),
  relatedBy('account', { entity: 'account', table: 'accounts', column: 'parent_account_id' }),
  relatedBy('account', { entity: 'lead', table: 'leads', column: 'converted_account_id' }),
  relatedBy('contact', {
    entity: 'contact_role',
    table: 'opportunity_contact_roles',
    column: 'contact_id',
  }),
  relatedBy('contact', { entity: 'contact', table: 'contacts', column: 'reports_to_id' }),
  relatedBy('contact', { entity: 'lead', table: 'leads', column: 'converted_contact_id' }),
];

type Body = z.output<typeof MergeBody>;

/** Merging of every kind of record that can be merged, with the rows that move along. */
export function openMerging(neighbors: Neighbors) {
  const all = [...OWN, ...neighbors.related];
  const of = (kind: string) => all.filter((rows) => rows.of === kind);
  return {
    neighbors,
    accounts: mergerOf(accountKind(of('account'))),
    contacts: mergerOf(contactKind(of('contact'))),
    leads: mergerOf(leadKind(of('lead'))),
  };
}

export type Merging = ReturnType<typeof openMerging>;

function mergerOf<Row extends { id: number; version: number }, Shown>(
  kind: MergeableKind<Row, Shown>,
) {
  return {
    preview: (scope: Scope, id: number, other_id: number) =>
      previewMerge(scope, { kind, id, other_id }),
    merge: (scope: Scope, id: number, body: Body) => mergeRecords(scope, { kind, id, body }),
  };
}

type Row<Table extends { lock: (...args: never[]) => Promise<unknown> }> = NonNullable<
  Awaited<ReturnType<Table['lock']>>
>;

function accountKind(
  related: RelatedRows[],
): MergeableKind<Row<typeof accountTable>, Awaited<ReturnType<typeof readAccount>>> {
  return {
    entity: 'account',
    fields: [
      'name',
      'phone',
      'website',
      'type',
      'industry',
      'description',
      'billing_address',
      'shipping_address',
      'owner_id',
      'is_active',
    ],
    related,
    lock: accountTable.lock,
    update: accountTable.update,
    read: readAccount,
    prepare: (tx, scope, ids) => untangle(tx, scope, { table: 'accounts', ...ids }),
  };
}

function contactKind(
  related: RelatedRows[],
): MergeableKind<Row<typeof contactTable>, Awaited<ReturnType<typeof readContact>>> {
  return {
    entity: 'contact',
    fields: [
      'first_name',
      'last_name',
      'title',
      'email',
      'phone',
      'description',
      'account_id',
      'owner_id',
      'is_active',
    ],
    related,
    followers: { client_id: 'email' },
    lock: contactTable.lock,
    update: contactTable.update,
    read: readContact,
    async prepare(tx, scope, ids) {
      await untangle(tx, scope, { table: 'contacts', ...ids });
      await dropTwinRoles(tx, scope, ids);
    },
  };
}

function leadKind(
  related: RelatedRows[],
): MergeableKind<Row<typeof leadTable>, Awaited<ReturnType<typeof readLead>>> {
  return {
    entity: 'lead',
    fields: [
      'first_name',
      'last_name',
      'company',
      'title',
      'email',
      'phone',
      'website',
      'address',
      'description',
      'status',
      'lead_source',
      'industry',
      'owner_id',
    ],
    related,
    followers: { client_id: 'email' },
    lock: leadTable.lock,
    update: leadTable.update,
    read: readLead,
    check(kept, other) {
      refuseConverted(kept);
      refuseConverted(other);
    },
  };
}
