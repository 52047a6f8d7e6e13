import type { Tx } from '../db/index.ts';

export async function listOrganizationIds(tx: Tx): Promise<number[]> {
  const rows = await tx.selectFrom('organizations').select('id').orderBy('id').execute();
  return rows.map((row) => row.id);
}
