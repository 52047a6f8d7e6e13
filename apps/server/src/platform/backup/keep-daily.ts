import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = /^atrium-backup-(\d{4}-\d{2}-\d{2})T.*\.tar\.gz$/;

/**
 * Keeps the newest backup of each of the newest `days` days that have one and deletes the others;
 * however long no backup was made, the last ones stay. Give it a directory of automatic backups
 * alone.
 *
 * @returns the names of what was deleted.
 */
export async function keepDaily(dir: string, days: number): Promise<string[]> {
  const names = (await readdir(dir)).filter((name) => NAME.test(name)).sort();
  const newestOfDay = new Map(names.map((name) => [NAME.exec(name)?.[1], name]));
  const kept = new Set([...newestOfDay.values()].slice(-days));
  const deleted = names.filter((name) => !kept.has(name));
  for (const name of deleted) await rm(join(dir, name));
  return deleted;
}
