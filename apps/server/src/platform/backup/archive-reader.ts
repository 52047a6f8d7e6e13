import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { BackupError, BackupManifest, MANIFEST_NAME } from './manifest.ts';

/** A file inside the archive, to be read at once or not at all. */
export interface ArchiveEntry {
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

/**
 * Calls `visit` for each entry in order; what it leaves unread is passed over.
 *
 * @throws BackupError when the archive is cut off or not one.
 */
export async function readArchive(
  file: string,
  visit: (entry: ArchiveEntry) => Promise<void>,
): Promise<void> {
  const entries = extract();
  const unpacked = pipeline(createReadStream(file), createGunzip(), entries);
  // Its failure also ends the loop below; this keeps it from being reported as unhandled first.
  unpacked.catch(() => undefined);
  for await (const entry of entries) {
    await visit({ name: entry.header.name, bytes: bytesOf(entry) });
    entry.resume();
  }
  await unpacked;
}

/**
 * Reads the whole archive once and compares each entry with the manifest, before anything of it
 * is used.
 *
 * @throws BackupError when anything is missing, added or changed.
 */
export async function verifyArchive(file: string): Promise<BackupManifest> {
  const found = new Map<string, { size: number; sha256: string }>();
  let manifest: BackupManifest | undefined;
  try {
    await readArchive(file, async (entry) => {
      if (entry.name === MANIFEST_NAME) {
        manifest = parseManifest(await readText(entry));
        return;
      }
      const hash = createHash('sha256');
      let size = 0;
      for await (const chunk of entry.bytes) {
        hash.update(chunk);
        size += chunk.length;
      }
      found.set(entry.name, { size, sha256: hash.digest('hex') });
    });
  } catch (error) {
    if (error instanceof BackupError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new BackupError(`${file} cannot be read as a backup: ${reason}`, { cause: error });
  }
  if (!manifest) throw new BackupError(`${file} is damaged: it has no ${MANIFEST_NAME}.`);
  compare(file, manifest, found);
  return manifest;
}

function compare(
  file: string,
  manifest: BackupManifest,
  found: Map<string, { size: number; sha256: string }>,
): void {
  for (const [name, expected] of Object.entries(manifest.entries)) {
    const actual = found.get(name);
    if (actual?.size !== expected.size || actual.sha256 !== expected.sha256) {
      throw new BackupError(`${file} is damaged: ${name} is not what was written.`);
    }
  }
  for (const name of found.keys()) {
    if (!Object.hasOwn(manifest.entries, name)) {
      throw new BackupError(`${file} is damaged: ${name} does not belong to it.`);
    }
  }
}

function parseManifest(text: string): BackupManifest {
  const raw: unknown = JSON.parse(text);
  const result = BackupManifest.safeParse(raw);
  if (result.success) return result.data;
  throw new BackupError('This backup has a format that this program does not know.');
}

async function readText(entry: ArchiveEntry): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry.bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** The library's stream yields buffers, which its types don't say. */
async function* bytesOf(stream: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('An archive consists of bytes.');
    yield chunk;
  }
}
