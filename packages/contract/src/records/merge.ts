import { z } from 'zod';
import { Ref, Version } from '../core/shapes.ts';

/** Which record's value a field keeps. */
const Choices = z.record(z.string().max(60), z.enum(['kept', 'other']));

export const MergePreviewBody = z.strictObject({ other_id: Ref });

/** Two records become one: the one in the path stays, everything of the other one moves to it. */
export const MergeBody = z.strictObject({
  other_id: Ref,
  version: Version,
  other_version: Version,
  /** Fields not named keep their value, or take the other one's where they are empty. */
  choices: Choices.default({}),
});

export function mergePreview<Shape extends z.ZodType>(record: Shape) {
  return z.object({
    kept: record,
    other: record,
    /** Fields in which the two differ. */
    differences: z.array(
      z.object({
        field: z.string(),
        kept: z.unknown(),
        other: z.unknown(),
        choice: z.enum(['kept', 'other']),
      }),
    ),
    /** How many related records move. */
    moves: z.array(z.object({ entity: z.string(), count: z.number() })),
  });
}
