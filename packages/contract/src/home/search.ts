import { z } from 'zod';
import { route } from '../core/route.ts';
import { text } from '../core/shapes.ts';

/** The kinds of records that are searched. */
export const SEARCH_KINDS = [
  'account',
  'contact',
  'lead',
  'opportunity',
  'client',
  'conversation',
  'case',
  'order',
  'contract',
  'product',
  'site',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** A part of a text: where it begins and how long it is, in UTF-16 units. */
const Range = z.tuple([z.number(), z.number()]);

/** One record that was found. */
export const SearchHit = z.object({
  kind: z.enum(SEARCH_KINDS),
  id: z.string(),
  title: z.string(),
  /** What tells it from its namesakes: account, e-mail, stage, status. */
  detail: z.string(),
  /** The parts that were looked for. */
  title_ranges: z.array(Range),
  detail_ranges: z.array(Range),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const SearchAnswer = z.object({
  /** Best group first, best record first in it. */
  groups: z.array(z.object({ kind: z.enum(SEARCH_KINDS), hits: z.array(SearchHit) })),
  /** The words that were looked for instead of what was typed, when that found nothing. */
  instead: z.string().nullable(),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;

export const search = {
  all: route({
    method: 'GET',
    path: '/search',
    access: 'organization.read',
    answer: 'json',
    summary: 'Find records of every kind by name, e-mail, telephone or number, also misspelt',
    query: z.strictObject({
      q: text(200, 1),
      kind: z
        .preprocess(
          (given) => (typeof given === 'string' ? given.split(',') : given),
          z.array(z.enum(SEARCH_KINDS)).min(1),
        )
        .optional(),
      /** Records of each kind. */
      limit: z.coerce.number().int().min(1).max(20).default(5),
    }),
    response: SearchAnswer,
  }),
};
