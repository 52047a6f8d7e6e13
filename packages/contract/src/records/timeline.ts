import { z } from 'zod';
import { text, Time } from '../core/shapes.ts';
import { pastQuery } from './history.ts';

/** What kind of thing a line of a timeline tells; the filter of every timeline. */
export const TIMELINE_KINDS = [
  'note',
  'task',
  'event',
  'call',
  'email',
  'conversation',
  'visit',
  'case',
  'stage',
  'order',
  'payment',
  'contract',
  'file',
  'change',
  'record',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** Lines of what people do, with their words: for whoever may read that. */
export const WORK_KINDS: readonly TimelineKind[] = [
  'note',
  'task',
  'event',
  'call',
  'email',
  'case',
  'file',
];

const BY_SUBJECT: Record<string, TimelineKind> = {
  conversation: 'conversation',
  case: 'case',
  order: 'order',
  payment: 'payment',
  contract: 'contract',
  note: 'note',
  file: 'file',
};

/** The kind of a line, from the type of its event, where the event does not name one itself. */
export function timelineKindOf(type: string): TimelineKind {
  const [subject = '', what = ''] = type.split('.');
  if (what.startsWith('payment_')) return 'payment';
  if (what === 'paper_kept') return 'file';
  if (subject === 'opportunity' && ['moved', 'won', 'lost'].includes(what)) return 'stage';
  return BY_SUBJECT[subject] ?? (what === 'updated' ? 'change' : 'record');
}

/** One line of what happened, from any module. */
export const TimelineEntry = z.object({
  id: z.number(),
  type: z.string(),
  kind: z.enum(TIMELINE_KINDS),
  at: Time,
  actor: z.string().nullable(),
  subject_type: z.string(),
  subject_id: z.string(),
  /** What the subject is called now; null when it is gone. */
  subject_name: z.string().nullable(),
  /** A sentence in plain English. */
  summary: z.string(),
  /** What was written: the text of a note as it is now, or of a call. */
  text: z.string().nullable(),
  /** The note that the text is of. */
  note_id: z.number().nullable(),
  /** The text was changed since. */
  is_edited: z.boolean(),
  /** The text was taken back. */
  is_removed: z.boolean(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** Newest first, of some kinds, with a word in it; the next page begins before the last id of this one. */
export const timelineQuery = pastQuery.extend({
  kind: z
    .preprocess(
      (given) => (typeof given === 'string' ? given.split(',') : given),
      z.array(z.enum(TIMELINE_KINDS)).min(1),
    )
    .optional(),
  search: text(200).optional(),
});
export type TimelineQuery = z.output<typeof timelineQuery>;
