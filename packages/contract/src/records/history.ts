import { z } from 'zod';
import { Id, Time } from '../core/shapes.ts';

/** One change of a record: who, when, which fields. */
export const HistoryEntry = z.object({
  id: z.number(),
  at: Time,
  actor_type: z.enum(['user', 'api_key', 'visitor', 'system']),
  actor_name: z.string().nullable(),
  /** `account.updated`, `lead.converted` … */
  action: z.string(),
  /** Field → [before, after]. */
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** Newest first; the next page begins before the last id of this one. */
export const pastQuery = z.strictObject({
  before_id: Id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PastQuery = z.output<typeof pastQuery>;
