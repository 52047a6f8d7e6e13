import type { FastifyRequest } from 'fastify';
import type { Tx } from '../db/index.ts';
import { fieldProblem, ProblemError } from '../problem.ts';
import type { Scope } from '../scope.ts';
import { storeUploadWith, type FileRow, type NewUpload } from './uploads.ts';

/** What surrounds the file in a multipart request. */
const FORM_BYTES = 64 * 1024;

interface Receiving<T> extends Pick<NewUpload, 'maxBytes' | 'types'> {
  request: FastifyRequest;
  /** What belongs to the file, in the transaction that writes its row. */
  keep: (tx: Tx, file: FileRow) => Promise<T>;
}

/**
 * Takes the one file of a multipart request, streaming it into the file store.
 *
 * @throws ProblemError as `storeUpload`; what says at once that it is too large is not read at all
 */
export async function receiveUpload<T>(
  scope: Scope,
  { request, maxBytes, types, keep }: Receiving<T>,
): Promise<T> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + FORM_BYTES) refuseLarge(maxBytes);
  // The reader cuts a file at its limit without a word: one byte more tells the store that it is too large.
  const limits = { fileSize: maxBytes + 1 };
  const part = request.isMultipart()
    ? await request.file({ limits }).catch(refuseBroken)
    : undefined;
  if (!part) throw fieldProblem('file', 'missing', 'Send one file in the multipart field "file"');
  const { file: stream, filename } = part;
  const upload = { stream, filename, maxBytes, types };
  return storeUploadWith(scope, upload, keep).catch((error: unknown) =>
    stream.errored ? refuseBroken() : Promise.reject(error),
  );
}

function refuseLarge(maxBytes: number): never {
  const detail = `A file may have ${Math.floor(maxBytes / 1024 / 1024)} MB at most`;
  throw new ProblemError('too_large', { detail });
}

/** The form broke off in the middle, or is none. */
function refuseBroken(): never {
  throw new ProblemError('malformed', { detail: 'The form cannot be read to its end' });
}
