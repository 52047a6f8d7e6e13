import { attachmentList, type RecordFile } from '@atrium/contract/work/on-records/attachments.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { recordTable, type RecordSource } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';

/** A file on a record as the database gives it; `url` and `can` are added. */
export type AttachmentRow = Omit<RecordFile, 'url' | 'can'>;

const uploader = sql`CASE WHEN f.uploaded_by_type = 'user' THEN f.uploaded_by_id::bigint END`;

const source: RecordSource = {
  from: sql`attachments AS t JOIN files AS f ON f.org_id = t.org_id AND f.id = t.file_id`,
  select: sql`t.id, t.attachable_type, t.attachable_id, f.name AS filename_original, f.id AS filename_stored,
    f.type AS mime_type, f.size AS size_in_bytes, f.sha256, ${uploader} AS uploaded_by_id,
    (SELECT u.name FROM users u WHERE u.org_id = t.org_id AND u.id = ${uploader}) AS uploaded_by_name,
    t.is_kept, t.created_at, t.version`,
  list: attachmentList,
  filled: ['created_at', 'filename_original', 'size_in_bytes'],
  where: sql<boolean>`t.removed_at IS NULL`,
  expressions: {
    filename_original: sql`f.name`,
    size_in_bytes: sql`f.size`,
    mime_type: sql`f.type`,
    uploaded_by_id: uploader,
  },
  order: { filename_original: sql`search_key(f.name)` },
};

export const table = recordTable<AttachmentRow, 'attachments'>('attachments', source);

export interface StoredAttachment {
  id: number;
  name: string;
  attachable_type: string;
  attachable_id: string;
  is_kept: boolean;
  version: number;
}

/** So many days the bytes of a file that was taken off are kept, and it can be put back. */
export const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** What was taken off before this moment is gone for good. */
const goneBefore = ({ now }: Scope) => new Date(now.getTime() - KEPT_DAYS * DAY_MS).toISOString();

/** The attachment, there or taken off and not yet gone; locked until the end of the transaction. */
export async function lockAttachment(
  tx: Tx,
  scope: Scope,
  { id, is_removed }: { id: number; is_removed: boolean },
): Promise<StoredAttachment | undefined> {
  const state = is_removed
    ? sql`t.removed_at >= ${goneBefore(scope)} AND t.purged_at IS NULL`
    : sql`t.removed_at IS NULL`;
  const { rows } = await sql<StoredAttachment>`
    SELECT t.id, f.name, t.attachable_type, t.attachable_id, t.is_kept, t.version
    FROM ${source.from} WHERE t.org_id = ${scope.org} AND t.id = ${id} AND ${state} FOR UPDATE OF t`.execute(
    tx,
  );
  return rows[0];
}

export interface GoneFile {
  id: number;
  storage_key: string;
}

/** Files that nobody can put back any more and whose bytes still lie there; some of them. */
export async function listGone(tx: Tx, scope: Scope): Promise<GoneFile[]> {
  const { rows } = await sql<GoneFile>`SELECT t.id, f.storage_key FROM ${source.from}
    WHERE t.org_id = ${scope.org} AND t.removed_at < ${goneBefore(scope)} AND t.purged_at IS NULL
    ORDER BY t.removed_at LIMIT 500`.execute(tx);
  return rows;
}
