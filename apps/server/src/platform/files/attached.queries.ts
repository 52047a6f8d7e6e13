import type { Tx } from '../db/index.ts';
import type { Scope } from '../scope.ts';

interface NewAttachment {
  file_id: string;
  attachable_type: string;
  attachable_id: string | number;
  /** A paper of the program itself is kept as it is, and never removed. */
  is_kept?: boolean;
}

/** Puts a file on a record; who may, and whether the record is there, the caller has seen to. @returns its id */
export async function attachFile(tx: Tx, scope: Scope, given: NewAttachment): Promise<number> {
  const { id } = await tx
    .insertInto('attachments')
    .values({
      ...given,
      org_id: scope.org,
      attachable_id: String(given.attachable_id),
      created_at: scope.now.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
