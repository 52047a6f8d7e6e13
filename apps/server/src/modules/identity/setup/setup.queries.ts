import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Caller } from '../../../platform/scope.ts';

/** Any number: everybody who makes a first organization waits at the same one. */
const SETUP_LOCK = 7_165_001;

/** Makes setups follow one another until the transaction ends. */
export async function lockSetup(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${SETUP_LOCK})`.execute(tx);
}

export async function hasOrganizations(tx: Tx): Promise<boolean> {
  const row = await tx.selectFrom('organizations').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}

export interface OrganizationInsert {
  name: string;
  currency?: string | undefined;
  time_zone?: string | undefined;
}

/** @returns the id of the new organization */
export async function insertOrganization(
  tx: Tx,
  caller: Caller,
  organization: OrganizationInsert,
): Promise<number> {
  const now = caller.now.toISOString();
  const { id } = await tx
    .insertInto('organizations')
    .values({ ...organization, created_at: now, updated_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface Signup {
  hash: string;
  organization_name: string;
  first_name: string;
  last_name: string;
  email: string;
  password_hash: string;
  expires_at: string;
}

/** Keeps a sign-up until its address is confirmed, and drops those whose time is over. */
export async function insertSignup(tx: Tx, caller: Caller, signup: Signup): Promise<void> {
  const now = caller.now.toISOString();
  await tx.deleteFrom('signups').where('expires_at', '<', now).execute();
  await tx
    .insertInto('signups')
    .values({ ...signup, used_at: null })
    .execute();
}

/** How many sign-ups of an address still wait to be confirmed. */
export async function countSignups(tx: Tx, caller: Caller, email: string): Promise<number> {
  const { count } = await tx
    .selectFrom('signups')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('email', '=', email)
    .where('expires_at', '>', caller.now.toISOString())
    .executeTakeFirstOrThrow();
  return count;
}

/** Uses a sign-up up; only the first of two at once gets it. */
export function takeSignup(tx: Tx, caller: Caller, hash: string) {
  const now = caller.now.toISOString();
  return tx
    .updateTable('signups')
    .set({ used_at: now })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['organization_name', 'first_name', 'last_name', 'email', 'password_hash'])
    .executeTakeFirst();
}
