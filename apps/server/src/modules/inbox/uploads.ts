import { ATTACHMENT_TYPES, MAX_FILE_BYTES } from '@atrium/contract/inbox/limits.ts';
import type { Attachment } from '@atrium/contract/inbox/messages.ts';
import type { FastifyRequest } from 'fastify';
import { signedUrl } from '../../platform/files/links.ts';
import { storeUpload } from '../../platform/files/uploads.ts';
import { fieldProblem, ProblemError } from '../../platform/problem.ts';
import type { Scope } from '../../platform/scope.ts';

/** Takes the one file of a multipart request, streaming it into the file store. */
export async function readUpload(scope: Scope, request: FastifyRequest): Promise<Attachment> {
  const part = request.isMultipart() ? await request.file().catch(refuseBroken) : undefined;
  if (!part) throw fieldProblem('file', 'missing', 'Send one file in the multipart field "file"');
  const file = await storeUpload(scope, {
    stream: part.file,
    filename: part.filename,
    maxBytes: MAX_FILE_BYTES,
    types: ATTACHMENT_TYPES,
  }).catch((error: unknown) => (part.file.errored ? refuseBroken() : Promise.reject(error)));
  const { id, name, type, size } = file;
  return { id, name, type, size, url: signedUrl(scope.platform, file, scope.now) };
}

/** The form broke off in the middle, or is none. */
function refuseBroken(): never {
  throw new ProblemError('malformed', { detail: 'The form cannot be read to its end' });
}
