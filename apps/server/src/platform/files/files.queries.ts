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
  return (
    tx
      .selectFrom('files')
      .selectAll()
      .where('org_id', '=', org)
      .where('id', '=', id)
      // What was taken off its record is read by nobody any more, also with an address from before.
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('attachments')
              .select('attachments.id')
              .whereRef('attachments.org_id', '=', 'files.org_id')
              .whereRef('attachments.file_id', '=', 'files.id')
              .where('attachments.removed_at', 'is not', null),
          ),
        ),
      )
      .executeTakeFirst()
  );
}
