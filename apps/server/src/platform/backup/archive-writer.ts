import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, type Dirent } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack, type Pack } from 'tar-stream';
import { MANIFEST_NAME, type BackupManifest } from './manifest.ts';

/** Where the file store keeps uploads that are not complete; no row knows them. */
const UNFINISHED = 'unfinished';

interface Source {
  /** The name inside the archive. */
  name: string;
  path: string;
}

interface ArchivePlan {
  file: string;
  filesDir: string | null;
  spooled: Source[];
  manifest: Omit<BackupManifest, 'entries'>;
}

/** Packs, syncs and only then gives the archive its name. @returns the manifest in it. */
export async function writeArchive(plan: ArchivePlan): Promise<BackupManifest> {
  const partial = `${plan.file}.partial`;
  const archive = pack();
  try {
    const written = pipeline(archive, createGzip(), createWriteStream(partial, { mode: 0o600 }));
    const [manifest] = await Promise.all([
      fill(archive, plan).catch((error: unknown) => {
        archive.destroy(error instanceof Error ? error : new Error(String(error)));
        throw error;
      }),
      written,
    ]);
    await sync(partial);
    await rename(partial, plan.file);
    return manifest;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function fill(archive: Pack, plan: ArchivePlan): Promise<BackupManifest> {
  const entries: BackupManifest['entries'] = {};
  for (const source of plan.spooled) entries[source.name] = await addFile(archive, source);
  const files = plan.filesDir === null ? [] : walk(plan.filesDir, plan.filesDir);
  for await (const source of files) entries[source.name] = await addFile(archive, source);
  const manifest: BackupManifest = { ...plan.manifest, entries };
  await new Promise<void>((settle, reject) => {
    archive.entry({ name: MANIFEST_NAME, mode: 0o600 }, JSON.stringify(manifest), (error) =>
      error ? reject(error) : settle(),
    );
  });
  archive.finalize();
  return manifest;
}

async function addFile(archive: Pack, source: Source): Promise<{ size: number; sha256: string }> {
  const { size } = await stat(source.path);
  const hash = createHash('sha256');
  const entry = archive.entry({ name: source.name, size, mode: 0o600 });
  if (size > 0) {
    const observe = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    // The end is fixed beforehand: a file that grows meanwhile must not break the archive.
    await pipeline(createReadStream(source.path, { end: size - 1 }), observe, entry);
  } else {
    entry.end(null);
  }
  return { size, sha256: hash.digest('hex') };
}

async function* walk(root: string, dir: string): AsyncGenerator<Source> {
  for (const item of await listDirectory(dir)) {
    const path = join(dir, item.name);
    const name = relative(root, path).split(sep).join('/');
    if (item.isDirectory() && name !== UNFINISHED) yield* walk(root, path);
    else if (item.isFile()) yield { name: `files/${name}`, path };
  }
}

/** A store that was never written to has no directory yet. */
async function listDirectory(dir: string): Promise<Dirent[]> {
  try {
    return await readdir(dir, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
