import { z } from 'zod';
import { listQuery } from '../../core/filters.ts';
import { route } from '../../core/route.ts';
import { Can, Id, Time } from '../../core/shapes.ts';
import { SUBJECT_TYPES, SubjectId } from './subjects.ts';

/** A file on a record. */
export const RecordFile = z.object({
  id: z.number(),
  attachable_type: z.string(),
  attachable_id: z.string(),
  filename_original: z.string(),
  /** The id under which it is stored; it tells nothing. */
  filename_stored: z.string(),
  mime_type: z.string(),
  size_in_bytes: z.number(),
  /** Hexadecimal. */
  sha256: z.string(),
  uploaded_by_id: z.number().nullable(),
  uploaded_by_name: z.string().nullable(),
  /** A paper that the program made and keeps: it cannot be removed. */
  is_kept: z.boolean(),
  created_at: Time,
  version: z.number(),
  /** Where it is read, for one to two hours; whoever has the address may. */
  url: z.string(),
  can: Can,
});
export type RecordFile = z.infer<typeof RecordFile>;

export const attachmentList = {
  filters: {
    attachable_type: SUBJECT_TYPES,
    attachable_id: 'text',
    mime_type: 'text',
    uploaded_by_id: 'id',
    created_at: 'instant',
  },
  sortable: ['created_at', 'filename_original', 'size_in_bytes'],
  sort: '-created_at',
} as const;

const params = z.object({ id: Id });

export const attachments = {
  list: route({
    method: 'GET',
    path: '/attachments',
    access: 'work.read',
    answer: 'list',
    summary: 'List the files on records, the newest first',
    query: listQuery(attachmentList),
    response: z.array(RecordFile),
  }),
  get: route({
    method: 'GET',
    path: '/attachments/:id',
    access: 'work.read',
    answer: 'json',
    summary: 'Read what is known of a file, with a fresh address of its bytes',
    params,
    response: RecordFile,
  }),
  upload: route({
    method: 'POST',
    path: '/attachments',
    access: 'work.write',
    answer: 'created',
    multipart: true,
    limit: 120,
    summary: 'Put a file on a record (multipart field `file`, at most 100 MB)',
    query: z.strictObject({ attachable_type: z.enum(SUBJECT_TYPES), attachable_id: SubjectId }),
    response: RecordFile,
  }),
  remove: route({
    method: 'DELETE',
    path: '/attachments/:id',
    access: 'work.write',
    answer: 'empty',
    summary: 'Take a file off its record; its bytes are kept for 30 days',
    params,
  }),
  restore: route({
    method: 'POST',
    path: '/attachments/:id/restore',
    access: 'work.write',
    answer: 'json',
    summary: 'Put a file back that was taken off in the last 30 days',
    params,
    response: RecordFile,
  }),
};
