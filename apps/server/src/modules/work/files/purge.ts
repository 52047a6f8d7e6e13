import { z } from 'zod';
import type { Job } from '../../../platform/jobs/index.ts';
import { listGone, table } from './attachments.queries.ts';

/** Removes the bytes of what was taken off long ago; the rows stay and say that they are gone. */
export const purgeFiles: Job<Record<string, never>> = {
  name: 'work.purge-files',
  schema: z.strictObject({}),
  every: '23 3 * * *',
  async run(scope) {
    const { db, files } = scope.platform;
    for (;;) {
      const gone = await db.transact(scope, (tx) => listGone(tx, scope));
      if (gone.length === 0) return;
      for (const { id, storage_key } of gone) {
        // Removing twice is the same as once: a job that was cut off in between begins here again.
        await files.remove(storage_key);
        const purged_at = scope.now.toISOString();
        await db.transact(scope, (tx) => table.update(tx, scope, { id, purged_at }));
      }
    }
  },
};
