import { ATTACHMENT_TYPES, MAX_FILE_BYTES } from '@atrium/contract/inbox/limits.ts';
import type { Attachment } from '@atrium/contract/inbox/messages.ts';
import type { FastifyRequest } from 'fastify';
import { signedUrl } from '../../platform/files/links.ts';
import { receiveUpload } from '../../platform/files/receive.ts';
import type { Scope } from '../../platform/scope.ts';

/** Takes the one file of a multipart request, streaming it into the file store. */
export async function readUpload(scope: Scope, request: FastifyRequest): Promise<Attachment> {
  const file = await receiveUpload(scope, {
    request,
    maxBytes: MAX_FILE_BYTES,
    types: ATTACHMENT_TYPES,
    keep: (_tx, stored) => Promise.resolve(stored),
  });
  const { id, name, type, size } = file;
  return { id, name, type, size, url: signedUrl(scope.platform, file, scope.now) };
}
