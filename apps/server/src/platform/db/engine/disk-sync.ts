import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineLog } from './engine.ts';

const WAL_EVERY_MS = 1_000;
/** Every so many rounds all other changed files go to the disk too: a checkpoint reuses WAL. */
const ALL_EVERY_ROUNDS = 30;

/** Brings to the disk what PGlite, which never calls fsync, has left to the operating system. */
export interface DiskSync {
  /** Stops the timer and syncs everything written since the last time. */
  finish(): Promise<void>;
}

/**
 * Once a second the written files of the WAL are synced, so that a power cut loses at most about
 * a second of commits.
 *
 * @param startedAt milliseconds; files changed since then are not on the disk yet
 */
export function keepSynced(pgDir: string, startedAt: number, log: EngineLog): DiskSync {
  let walSince = startedAt;
  let allSince = startedAt;
  let rounds = 0;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  let timer: NodeJS.Timeout;

  const syncRound = async (everything: boolean): Promise<void> => {
    const started = Date.now();
    if (everything) {
      await syncChanged(pgDir, allSince);
      allSince = walSince = started;
    } else {
      await syncChanged(join(pgDir, 'pg_wal'), walSince);
      walSince = started;
    }
  };
  const tick = (): void => {
    rounds += 1;
    running = syncRound(rounds % ALL_EVERY_ROUNDS === 0)
      .catch((error: unknown) => log.error({ err: error }, 'could not sync the database files'))
      .finally(() => {
        if (!stopped) schedule();
      });
  };
  const schedule = (): void => {
    timer = setTimeout(tick, WAL_EVERY_MS).unref();
  };
  schedule();
  return {
    async finish() {
      stopped = true;
      clearTimeout(timer);
      await running;
      await syncRound(true);
    },
  };
}

/** Syncs each file under the directory changed since then; a changed directory is one too. */
async function syncChanged(dir: string, since: number): Promise<void> {
  // The clock of the file system may tick more coarsely than ours.
  const from = since - 50;
  const entries = await readdir(dir, { withFileTypes: true });
  for (const entry of entries) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) await syncChanged(path, since);
    else if (entry.isFile()) await syncIfChanged(path, from);
  }
  await syncIfChanged(dir, from);
}

async function syncIfChanged(path: string, from: number): Promise<void> {
  try {
    if ((await stat(path)).mtimeMs < from) return;
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    // PGlite may remove a file between the listing and here; then there is nothing to keep.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
