import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, constants, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Logger } from 'pino';
import { checkKey, FileMissing, Meter, type FileStore } from './store.ts';

const PRIVATE_DIRECTORY = 0o700;
const PRIVATE_FILE = 0o600;

/** Unfinished uploads older than this belong to a process that died. */
const LEFTOVER_MS = 24 * 3600 * 1000;

/** Files below `${dataDir}/files/ab/cd/`; each appears whole, by a rename, or not at all. */
export async function openLocalStore(dataDir: string, log: Logger): Promise<FileStore> {
  const root = join(dataDir, 'files');
  const unfinished = join(root, 'unfinished');
  await mkdir(unfinished, { recursive: true, mode: PRIVATE_DIRECTORY });
  await removeLeftovers(unfinished, log);
  const pathOf = (key: string) => {
    checkKey(key);
    return join(root, key.slice(0, 2), key.slice(2, 4), key);
  };
  return {
    kind: 'local',
    async put(key, stream, { maxBytes }) {
      const path = pathOf(key);
      const temporary = join(unfinished, randomUUID());
      const meter = new Meter(maxBytes);
      try {
        // `flush`: the bytes are on the disk before the file has its name.
        const sink = createWriteStream(temporary, { flags: 'wx', mode: PRIVATE_FILE, flush: true });
        await pipeline(stream, meter, sink);
        await mkdir(dirname(path), { recursive: true, mode: PRIVATE_DIRECTORY });
        await rename(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      return meter.result();
    },
    async get(key) {
      const handle = await open(pathOf(key)).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new FileMissing(key) : error;
      });
      const { size } = await handle.stat();
      return { stream: handle.createReadStream(), size };
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    check: () => access(unfinished, constants.W_OK),
    close: () => Promise.resolve(),
  };
}

async function removeLeftovers(directory: string, log: Logger): Promise<void> {
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs < LEFTOVER_MS) continue;
    await rm(path, { force: true });
    log.info({ file: name }, 'an unfinished upload was removed');
  }
}
