import { z } from 'zod';
import { Ref, Version } from '../core/shapes.ts';

/** The same change to many records, each with the version that the person saw. */
export function bulkBody<Changes extends z.ZodType>(changes: Changes) {
  return z.strictObject({
    records: z
      .array(z.strictObject({ id: Ref, version: Version }))
      .min(1)
      .max(200),
    changes,
  });
}

/** What became of each record: one that fails does not hold up the others. */
export const BulkOutcome = z.object({
  updated: z.array(z.number()),
  failed: z.array(z.object({ id: z.number(), code: z.string(), detail: z.string() })),
});
export type BulkOutcome = z.infer<typeof BulkOutcome>;
