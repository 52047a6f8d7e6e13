import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { openEngine } from '../../platform/db/engine/index.ts';
import { migrate } from '../../platform/db/migrations/index.ts';

const MIGRATIONS = new URL('../../../migrations/', import.meta.url).pathname;
const CACHE = new URL('../../../../../node_modules/.cache/atrium/', import.meta.url).pathname;
const DAY_MS = 86_400_000;

/** Migrating an embedded database takes seconds, restoring a dump of one takes none: the tests begin from a dump. */
export default async function makeDump(): Promise<void> {
  if (process.env.TEST_DATABASE_URL) return;
  const file = join(CACHE, `migrated-${await fingerprint()}.tar`);
  process.env.TEST_DUMP = file;
  if (existsSync(file)) return;
  await mkdir(CACHE, { recursive: true });
  await removeOld();
  const log = pino({ level: 'silent' });
  const engine = await openEngine({ dataDir: CACHE, inMemory: true, log });
  await migrate(engine, { dir: MIGRATIONS, log });
  const unfinished = `${file}.${process.pid}`;
  await engine.dumpDataDirectory(unfinished);
  await engine.close();
  await rename(unfinished, file);
}

/** Dumps of earlier migrations go after a day: another run may be at work with one. */
async function removeOld(): Promise<void> {
  for (const name of await readdir(CACHE)) {
    const { mtimeMs } = await stat(join(CACHE, name));
    if (Date.now() - mtimeMs > DAY_MS) await rm(join(CACHE, name), { force: true });
  }
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(MIGRATIONS)).toSorted()) {
    hash.update(name).update(await readFile(join(MIGRATIONS, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
