import { randomBytes } from 'node:crypto';
import { link, readdir, rename, stat, unlink } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const LOCK_NAME = 'atrium.sock';
/** Names as long as the lock's, so that they fit wherever it fits. */
const BIND_PREFIX = 'bind.';
const GRAVE_PREFIX = 'dead.';
const SOCKET_PATH_BYTES = process.platform === 'linux' ? 107 : 103;
const ATTEMPTS = 100;
const PAUSE_MS = 20;

/** Another process has the data directory open; two on one directory would corrupt it. */
export class DataDirectoryInUse extends Error {
  constructor(dataDir: string) {
    super(
      `Another Atrium is using ${resolve(dataDir)}. Stop it first, or give this one its own DATA_DIR.`,
    );
    this.name = 'DataDirectoryInUse';
  }
}

/** A held data directory: a listening unix socket that dies with its process. */
export interface DirectoryLock {
  server: Server;
  release(): Promise<void>;
}

/** The path of the lock of a data directory, which is also its control socket. */
export function lockPath(dataDir: string): string {
  return join(resolve(dataDir), LOCK_NAME);
}

/**
 * Takes the data directory for this process.
 *
 * The socket listens under a name of its own before it is linked to the lock's name, so whoever
 * finds the lock refusing connections knows that its owner is dead. A dead lock is moved aside
 * and looked at again: if it answers after all, somebody took it in between, and it is put back.
 * Whoever has linked its own looks for such a misplaced live lock before it believes itself the
 * owner; of two starters at most one wins.
 *
 * @throws DataDirectoryInUse when a live process holds it.
 */
export async function lockDirectory(dataDir: string): Promise<DirectoryLock> {
  const path = lockPath(dataDir);
  checkLength(path);
  const own = sideName(path, BIND_PREFIX);
  const server = createServer();
  await listen(server, own);
  try {
    const { ino } = await stat(own);
    await claim(path, own, ino);
    await unlink(own);
    return { server, release: () => release(server, path, ino) };
  } catch (error) {
    await close(server);
    throw error instanceof HeldElsewhere ? new DataDirectoryInUse(dataDir) : error;
  }
}

class HeldElsewhere extends Error {}

async function claim(path: string, own: string, ino: number): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (await linkUnlessTaken(own, path)) return confirm(path, ino);
    const state = await probe(path);
    if (state === 'alive') throw new HeldElsewhere();
    if (state === 'dead') await bury(path);
  }
  throw new HeldElsewhere();
}

/** After the link: gives way if a live lock of somebody else was moved aside or put back. */
async function confirm(path: string, ino: number): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (await hasDisplacedOwner(path, ino)) {
      await unlinkIfOwn(path, ino);
      throw new HeldElsewhere();
    }
    if ((await inode(path)) === ino) return;
    if ((await probe(path)) === 'alive') throw new HeldElsewhere();
    await pause(PAUSE_MS);
  }
  throw new HeldElsewhere();
}

async function bury(path: string): Promise<void> {
  const grave = sideName(path, GRAVE_PREFIX);
  if (!(await tolerate('ENOENT', rename(path, grave)))) return;
  if ((await probe(grave)) === 'alive') {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (await linkUnlessTaken(grave, path)) {
        await unlink(grave);
        break;
      }
      await pause(PAUSE_MS);
    }
    throw new HeldElsewhere();
  }
  await tolerate('ENOENT', unlink(grave));
}

async function hasDisplacedOwner(path: string, ino: number): Promise<boolean> {
  const dir = join(path, '..');
  for (const name of await readdir(dir)) {
    if (!name.startsWith(GRAVE_PREFIX)) continue;
    const grave = join(dir, name);
    if ((await inode(grave)) === ino) continue;
    const state = await probe(grave);
    if (state === 'alive') return true;
    if (state === 'dead') await tolerate('ENOENT', unlink(grave));
  }
  return false;
}

/** Whether a process listens on the socket; a socket of a dead process refuses. */
export function probe(path: string): Promise<'alive' | 'dead' | 'absent'> {
  return new Promise((settle, reject) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      settle('alive');
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') settle('absent');
      else if (error.code === 'ECONNREFUSED' || error.code === 'ENOTSOCK') settle('dead');
      else if (error.code === 'EAGAIN') settle('alive');
      else reject(error);
    });
  });
}

async function release(server: Server, path: string, ino: number): Promise<void> {
  await unlinkIfOwn(path, ino);
  await close(server);
}

function sideName(path: string, prefix: string): string {
  return join(path, '..', prefix + randomBytes(3).toString('hex'));
}

async function linkUnlessTaken(from: string, to: string): Promise<boolean> {
  return tolerate('EEXIST', link(from, to));
}

async function unlinkIfOwn(path: string, ino: number): Promise<void> {
  if ((await inode(path)) === ino) await tolerate('ENOENT', unlink(path));
}

async function inode(path: string): Promise<number | null> {
  let found: number | null = null;
  await tolerate(
    'ENOENT',
    stat(path).then((stats) => {
      found = stats.ino;
    }),
  );
  return found;
}

/** True when it worked, false when it failed with this code. */
async function tolerate(code: string, work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === code) return false;
    throw error;
  }
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((settle, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      settle();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((settle) => {
    server.close(() => settle());
    server.closeAllConnections();
  });
}

function checkLength(path: string): void {
  const length = Buffer.byteLength(path);
  if (length <= SOCKET_PATH_BYTES) return;
  throw new Error(
    `The path of DATA_DIR is too long: ${path} has ${length} bytes, and a socket may have at most ${SOCKET_PATH_BYTES}. Choose a shorter one.`,
  );
}
