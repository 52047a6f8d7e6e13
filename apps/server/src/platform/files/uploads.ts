import { Readable } from 'node:stream';
import { uuidv7 } from '@atrium/contract/core/ids.ts';
import { fileTypeFromBuffer } from 'file-type';
import type { Tx } from '../db/index.ts';
import { ProblemError } from '../problem.ts';
import type { Scope } from '../scope.ts';
import { insertFile, type FileRow } from './files.queries.ts';
import { identifyForRecord } from './naming/kinds.ts';
import { nameFor } from './naming/names.ts';
import { newKey, TooLarge, type StoredFile } from './stores/store.ts';

export type { FileRow } from './files.queries.ts';

export interface NewUpload {
  stream: Readable;
  /** As the sender called it; it is cleaned here. */
  filename: string;
  maxBytes: number;
  /** The only types that are taken, told by the first bytes; or everything that may lie on a record. */
  types: readonly string[] | 'record';
}

const HEAD_BYTES = 4096;

/**
 * Keeps an uploaded file and its row. What it is comes from its first bytes; headers are not believed.
 * The caller shows who may: this asks for no permission.
 *
 * @throws ProblemError `unsupported_media_type`, `too_large` or `malformed`; nothing is kept then.
 */
export function storeUpload(scope: Scope, upload: NewUpload): Promise<FileRow> {
  return storeUploadWith(scope, upload, (_tx, file) => Promise.resolve(file));
}

/**
 * The same, with what belongs to it in the same transaction: when that fails, neither the row nor the bytes stay.
 *
 * @returns what `work` gives
 */
export async function storeUploadWith<T>(
  scope: Scope,
  upload: NewUpload,
  work: (tx: Tx, file: FileRow) => Promise<T>,
): Promise<T> {
  const { files, db } = scope.platform;
  const { head, rest } = await readHead(upload.stream);
  const { type, name } = await identify(head, upload).catch((error: unknown) => {
    // What is not wanted is read to its end, so that the answer reaches the sender.
    upload.stream.resume();
    throw error;
  });
  const key = newKey();
  const { maxBytes } = upload;
  const stored = await files.put(key, rest, { type, maxBytes }).catch(refuseTooLarge);
  const row = rowOf(scope, { key, type, name, stored });
  try {
    return await db.transact(scope, async (tx) => work(tx, await insertFile(tx, row)));
  } catch (error) {
    await files.remove(key);
    throw error;
  }
}

/** The first bytes of a stream, and a stream that still begins with them. */
async function readHead(stream: Readable): Promise<{ head: Buffer; rest: Readable }> {
  const chunks: Buffer[] = [];
  let size = 0;
  const iterator = stream.iterator({ destroyOnReturn: false });
  for await (const chunk of iterator) {
    const bytes = Buffer.from(chunk as Uint8Array);
    chunks.push(bytes);
    size += bytes.length;
    if (size >= HEAD_BYTES) break;
  }
  const head = Buffer.concat(chunks);
  async function* whole() {
    yield head;
    yield* stream.iterator();
  }
  return {
    head: head.subarray(0, HEAD_BYTES),
    rest: Readable.from(whole(), { objectMode: false }),
  };
}

async function identify(head: Buffer, upload: NewUpload): Promise<{ type: string; name: string }> {
  if (head.length === 0) throw new ProblemError('malformed', { detail: 'The file is empty' });
  if (upload.types === 'record') return identifyForRecord(head, upload.filename);
  const type = (await fileTypeFromBuffer(head))?.mime;
  if (!type || !upload.types.includes(type)) {
    throw new ProblemError('unsupported_media_type', {
      detail: `These kinds of files are accepted: ${upload.types.join(', ')}`,
    });
  }
  const name = nameFor(upload.filename, type);
  if (name !== null) return { type, name };
  throw new ProblemError('unsupported_media_type', {
    detail: 'The name of the file does not fit its content',
  });
}

function refuseTooLarge(error: unknown): never {
  if (error instanceof TooLarge) throw new ProblemError('too_large', { detail: error.message });
  throw error;
}

interface Kept {
  key: string;
  type: string;
  name: string;
  stored: StoredFile;
}

function rowOf(scope: Scope, { key, type, name, stored }: Kept) {
  const { principal } = scope;
  return {
    ...stored,
    org_id: scope.org,
    id: uuidv7(scope.now.getTime()),
    name,
    type,
    storage_key: key,
    uploaded_by_type: principal.type,
    uploaded_by_id: principal.type === 'system' ? principal.name : String(principal.id),
    created_at: scope.now.toISOString(),
  };
}
