import { z } from 'zod';
import { route } from '../../core/route.ts';
import { SUBJECT_TYPES, SubjectId } from './subjects.ts';

const Subject = z.strictObject({ subject_type: z.enum(SUBJECT_TYPES), subject_id: SubjectId });

export const Following = z.object({
  /** Does the caller hear of what happens there? Whoever owns the record does, unless he has said no. */
  is_following: z.boolean(),
  /** Everybody who does, by name. */
  followers: z.array(z.object({ id: z.number(), name: z.string() })),
});
export type Following = z.infer<typeof Following>;

export const following = {
  get: route({
    method: 'GET',
    path: '/following',
    access: 'signed_in',
    answer: 'json',
    summary: 'Who follows a record',
    query: Subject,
    response: Following,
  }),
  set: route({
    method: 'PUT',
    path: '/following',
    access: 'signed_in',
    answer: 'json',
    summary: 'Follow a record, or stop',
    body: Subject.extend({ is_following: z.boolean() }),
    response: Following,
  }),
};
