import { z } from 'zod';
import { listQuery } from '../../core/filters.ts';
import { route } from '../../core/route.ts';
import { Can, Id, Ref, text, Time, Version } from '../../core/shapes.ts';
import { HistoryEntry, pastQuery } from '../../records/history.ts';
import { SUBJECT_TYPES, SubjectId } from './subjects.ts';

export const MAX_NOTE_CHARACTERS = 20_000;
const MAX_MENTIONS = 50;

/** What somebody has written on a record, for his colleagues. */
export const Note = z.object({
  id: z.number(),
  subject_type: z.string(),
  subject_id: z.string(),
  /** Empty when it was taken back. */
  content: z.string(),
  mentioned_user_ids: z.array(z.number()),
  author_id: z.number().nullable(),
  author_name: z.string(),
  /** False: its author took it back. */
  is_active: z.boolean(),
  is_edited: z.boolean(),
  created_at: Time,
  updated_at: Time,
  version: z.number(),
  can: Can,
});
export type Note = z.infer<typeof Note>;

const written = {
  /** Markdown; `@Ana.Cruz` in it is shown as a mention. */
  content: text(MAX_NOTE_CHARACTERS, 1),
  /** Who is told; whoever is named when it is changed is told too. */
  mentioned_user_ids: z.array(Ref).max(MAX_MENTIONS),
};

export const NoteCreate = z
  .strictObject({ subject_type: z.enum(SUBJECT_TYPES), subject_id: SubjectId, ...written })
  .partial({ mentioned_user_ids: true });
export const NoteUpdate = z
  .strictObject({ ...written, is_active: z.literal(false) })
  .partial()
  .extend({ version: Version });

export const noteList = {
  filters: {
    subject_type: SUBJECT_TYPES,
    subject_id: 'text',
    author_id: 'id',
    is_active: 'boolean',
    created_at: 'instant',
  },
  sortable: ['created_at'],
  sort: '-created_at',
} as const;

const params = z.object({ id: Id });

export const notes = {
  list: route({
    method: 'GET',
    path: '/notes',
    access: 'work.read',
    answer: 'list',
    summary: 'List notes, the newest first',
    query: listQuery(noteList),
    response: z.array(Note),
  }),
  get: route({
    method: 'GET',
    path: '/notes/:id',
    access: 'work.read',
    answer: 'json',
    summary: 'Read a note',
    params,
    response: Note,
  }),
  history: route({
    method: 'GET',
    path: '/notes/:id/history',
    access: 'work.read',
    answer: 'json',
    summary: 'What a note said before, newest first',
    params,
    query: pastQuery,
    response: z.array(HistoryEntry),
  }),
  create: route({
    method: 'POST',
    path: '/notes',
    access: 'work.write',
    answer: 'created',
    idempotent: true,
    summary: 'Write a note on a record',
    body: NoteCreate,
    response: Note,
  }),
  update: route({
    method: 'PATCH',
    path: '/notes/:id',
    access: 'work.write',
    answer: 'json',
    summary: 'Change a note of one’s own, or take it back with `is_active: false`',
    params,
    body: NoteUpdate,
    response: Note,
  }),
};
