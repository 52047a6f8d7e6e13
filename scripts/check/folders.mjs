// @ts-check
// A folder is a list somebody reads: at most twelve entries. A test belongs to the file beside it.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../steps.mjs';

const limit = 12;
/** The list of what the house itself can do is longer, and is read in ARCHITECTURE.md. */
const longer = new Map([['apps/server/src/platform', 21]]);
const starts = ['apps', 'packages', 'e2e', 'bench', 'scripts', 'deploy'];
/** Lists by nature: their names say all there is to know. */
const lists = /(^|\/)(migrations|locales|public|dist|node_modules|generated|fixtures)$/;

const crowded = starts.filter((path) => existsSync(join(root, path))).flatMap(inspect);
for (const { path, count } of crowded) console.error(`${path}: ${count} entries (limit ${limit})`);
process.exitCode = crowded.length > 0 ? 1 : 0;

/** @param {string} path @returns {{ path: string, count: number }[]} */
function inspect(path) {
  if (lists.test(path)) return [];
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  const count = entries.filter(({ name }) => !/\.test\.tsx?$/.test(name)).length;
  const below = entries
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => inspect(`${path}/${name}`));
  return count > (longer.get(path) ?? limit) ? [{ path, count }, ...below] : below;
}
