import type { ContactRole } from '@atrium/contract/crm/line-items.ts';
import type { Tx } from '../../../../platform/db/index.ts';
import type { Scope } from '../../../../platform/scope.ts';

type Role = ContactRole['role'];

/** The account of an active contact. */
export async function accountOf(
  tx: Tx,
  scope: Scope,
  contact: number,
): Promise<number | undefined> {
  const row = await tx
    .selectFrom('contacts')
    .select('account_id')
    .where('org_id', '=', scope.org)
    .where('id', '=', contact)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row?.account_id;
}

/** @returns undefined when the contact has this role already */
export async function insert(
  tx: Tx,
  scope: Scope,
  values: { opportunity_id: number; contact_id: number; role: Role; created_by: number | null },
): Promise<number | undefined> {
  const at = scope.now.toISOString();
  const row = await tx
    .insertInto('opportunity_contact_roles')
    .values({ org_id: scope.org, ...values, created_at: at, updated_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function update(
  tx: Tx,
  scope: Scope,
  { id, role }: { id: number; role: Role },
): Promise<void> {
  await tx
    .updateTable('opportunity_contact_roles')
    .set((eb) => ({ role, version: eb('version', '+', 1), updated_at: scope.now.toISOString() }))
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .execute();
}

export async function remove(tx: Tx, scope: Scope, id: number): Promise<void> {
  await tx
    .deleteFrom('opportunity_contact_roles')
    .where('org_id', '=', scope.org)
    .where('id', '=', id)
    .execute();
}
