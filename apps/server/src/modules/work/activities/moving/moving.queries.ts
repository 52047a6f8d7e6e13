import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/index.ts';
import type { Scope } from '../../../../platform/scope.ts';
import type { Converted } from '../../../crm/index.ts';

/** An activity that went along, as it is now. */
export interface Moved {
  id: number;
  version: number;
}

/**
 * What is still to be done with a lead is to be done with the contact, and about the deal or the account where it was
 * about nothing. @returns them
 */
export async function follow(tx: Tx, scope: Scope, converted: Converted): Promise<Moved[]> {
  const { lead_id, contact_id, account_id, opportunity_id } = converted;
  const type = opportunity_id === null ? 'account' : 'opportunity';
  const { rows } = await sql<Moved>`
    UPDATE activities SET lead_id = ${lead_id}, who_type = 'contact', who_id = ${contact_id},
      is_what_given = what_type IS NULL, what_type = coalesce(what_type, ${type}),
      what_id = coalesce(what_id, ${opportunity_id ?? account_id}),
      version = version + 1, updated_at = ${scope.now.toISOString()}
    WHERE org_id = ${scope.org} AND who_type = 'lead' AND who_id = ${lead_id} AND status <> 'Completed'
    RETURNING id, version`.execute(tx);
  return rows;
}

/** What followed the lead goes back to it. @returns them */
export async function goBack(tx: Tx, scope: Scope, lead_id: number): Promise<Moved[]> {
  const { rows } = await sql<Moved>`
    UPDATE activities SET who_type = 'lead', who_id = lead_id, lead_id = NULL, is_what_given = false,
      what_type = CASE WHEN NOT is_what_given THEN what_type END, what_id = CASE WHEN NOT is_what_given THEN what_id END,
      version = version + 1, updated_at = ${scope.now.toISOString()}
    WHERE org_id = ${scope.org} AND lead_id = ${lead_id} RETURNING id, version`.execute(tx);
  return rows;
}
