import type { Insertable, Selectable } from 'kysely';
import type { DB, Tx } from '../db/index.ts';

export type FileRow = Selectable<DB['files']>;

export async function insertFile(tx: Tx, row: Insertable<DB['files']>): Promise<FileRow> {
  return tx.insertInto('files').values(row).returningAll().executeTakeFirstOrThrow();
}

export async function findFile(
  tx: Tx,
  { org, id }: { org: number; id: string },
): Promise<FileRow | undefined> {
  return tx
    .selectFrom('files')
    .selectAll()
    .where('org_id', '=', org)
    .where('id', '=', id)
    .executeTakeFirst();
}
