import { sql } from 'kysely';
import type { Tx } from '../../db/index.ts';
import type { Scope } from '../../scope.ts';
import type { Subject } from './past.queries.ts';

/** What a record of any kind is called, and what stands behind it. */
export interface FoundRecord {
  name: string;
  account_id: number | null;
  opportunity_id: number | null;
  client_id: number | null;
}

const NUMBER = /^[1-9]\d{0,15}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Looks up a record of any kind in the organization; undefined when there is none, or its id is none. */
export async function findRecord(
  tx: Tx,
  scope: Scope,
  { type, id }: Subject,
): Promise<FoundRecord | undefined> {
  const ref = String(id);
  // Kinds that visitors see have a UUID, all others a number; SQL would fail on the wrong one.
  if (!(type === 'conversation' ? UUID : NUMBER).test(ref)) return undefined;
  const { rows } = await sql<FoundRecord>`SELECT name, account_id, opportunity_id, client_id
    FROM record_of(${scope.org}, ${type}, ${ref})`.execute(tx);
  return rows[0];
}
