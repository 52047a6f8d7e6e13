import { z } from 'zod';
import { route } from '../core/route.ts';
import { Uuid } from '../core/shapes.ts';
import { Attachment } from './messages.ts';

export const files = {
  upload: route({
    method: 'POST',
    path: '/files',
    access: 'files.write',
    answer: 'json',
    multipart: true,
    limit: 60,
    summary: 'Upload one file (multipart field `file`)',
    response: Attachment,
  }),
  /** The signature is the permission: it names this file and an end. */
  download: route({
    method: 'GET',
    path: '/files/:id',
    access: 'public',
    answer: 'file',
    summary: 'Download a file by its signed address',
    params: z.object({ id: Uuid }),
    query: z.strictObject({ expires: z.coerce.number().int(), signature: z.string().max(100) }),
  }),
};
