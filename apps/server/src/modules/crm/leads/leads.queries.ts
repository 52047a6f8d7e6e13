import { leadList, type Lead } from '@atrium/contract/crm/leads.ts';
import { sql, type Insertable } from 'kysely';
import type { DB, Tx } from '../../../platform/db/index.ts';
import { recordTable, type RecordSource } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { originColumns, ownerColumns, ownerJoin, ownerOrder } from '../links/owner.queries.ts';

/** A lead as the database gives it; the policy adds `can`. */
export type LeadRow = Omit<Lead, 'can'>;

const source: RecordSource = {
  from: sql`leads AS t ${ownerJoin}`,
  select: sql`t.id, t.first_name, t.last_name, t.name, t.company, t.title, t.email, t.phone, t.website, t.address,
    t.description, t.status, t.lead_source, t.industry, ${ownerColumns}, t.client_id, t.utm, t.converted_account_id,
    t.converted_contact_id, t.converted_opportunity_id, t.converted_at, ${originColumns}`,
  list: leadList,
  filled: ['name', 'company', 'status', 'created_at', 'updated_at'],
  where: sql<boolean>`t.removed_at IS NULL`,
  unless: { status: sql<boolean>`t.status <> 'Converted'` },
  expressions: {
    utm_source: sql`(t.utm->>'utm_source')`,
    utm_campaign: sql`(t.utm->>'utm_campaign')`,
  },
  order: { name: sql`t.name_key`, company: sql`t.company_key`, owner: ownerOrder },
  search: (needle) => sql`t.id IN (SELECT matching_ids('leads', ${needle}))`,
};

export const table = recordTable<LeadRow, 'leads'>('leads', source);

/** Has this person a lead that is open, or is he a contact already? Then nobody new has come. */
export async function isKnown(tx: Tx, scope: Scope, client: number): Promise<boolean> {
  const { rows } = await sql<{ is_known: boolean }>`
    SELECT EXISTS (SELECT FROM leads WHERE org_id = ${scope.org} AND client_id = ${client}
        AND status <> 'Converted' AND removed_at IS NULL)
      OR EXISTS (SELECT FROM contacts WHERE org_id = ${scope.org} AND client_id = ${client} AND removed_at IS NULL)
      AS is_known`.execute(tx);
  return rows[0]!.is_known;
}

/** @returns undefined when the client has such a lead already: of two at once one wins */
export async function insertOnce(
  tx: Tx,
  values: Insertable<DB['leads']>,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('leads')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}
