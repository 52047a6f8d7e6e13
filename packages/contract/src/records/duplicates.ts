import { z } from 'zod';
import { Ref, text } from '../core/shapes.ts';

export const DUPLICATE_REASONS = ['same_email', 'same_domain', 'similar_name'] as const;

/** A record that may be the same as the one about to be made. */
export const Duplicate = z.object({
  entity: z.enum(['account', 'contact', 'lead']),
  id: z.number(),
  name: z.string(),
  /** What tells it from its namesakes: company, e-mail or website. */
  detail: z.string().nullable(),
  reasons: z.array(z.enum(DUPLICATE_REASONS)),
});
export type Duplicate = z.infer<typeof Duplicate>;

/** What is known of the record about to be made; half-typed values are welcome. */
export const DuplicateQuestion = z.strictObject({
  name: text(400).optional(),
  first_name: text(100).optional(),
  last_name: text(100).optional(),
  company: text(200).optional(),
  email: text(254).optional(),
  website: text(2000).optional(),
  /** The record itself, when it is there already. */
  except_id: Ref.optional(),
});
export type DuplicateQuestion = z.output<typeof DuplicateQuestion>;
