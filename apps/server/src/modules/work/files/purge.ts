import { z } from 'zod';
import type { Job } from '../../../platform/jobs/index.ts';
import { listGone, table } from './attachments.queries.ts';

/** So long the bytes of a file that was taken off are kept. */
export const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Removes the bytes of what was taken off long ago; the rows stay and say that they are gone. */
export const purgeFiles: Job<Record<string, never>> = {
  name: 'work.purge-files',
  schema: z.strictObject({}),
  every: '23 3 * * *',
  async run(scope) {
    const { db, files } = scope.platform;
    const before = new Date(scope.now.getTime() - KEPT_DAYS * DAY_MS).toISOString();
    const gone = await db.transact(scope, (tx) => listGone(tx, scope, before));
    for (const { id, storage_key } of gone) {
      // Removing twice is the same as once: a job that was cut off in between begins here again.
      await files.remove(storage_key);
      const purged_at = scope.now.toISOString();
      await db.transact(scope, (tx) => table.update(tx, scope, { id, purged_at }));
    }
  },
};
