// @ts-check
// Builds the browser programs whose sources changed since their last build; does nothing otherwise.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root, run } from './steps.mjs';

const workspaces = ['apps/web', 'apps/embed'];
const shared = ['packages/contract/src', 'package-lock.json', 'tsconfig.base.json'];
const vite = join(root, 'node_modules/vite/bin/vite.js');

/**
 * Brings apps/web/dist and apps/embed/dist up to date, both at once.
 * @returns {Promise<boolean>} false when a build failed; its output has been printed
 */
export async function buildAll() {
  const results = await Promise.all(workspaces.map(build));
  return results.every(Boolean);
}

/** @param {string} workspace */
async function build(workspace) {
  const configs = configsOf(workspace);
  if (configs.length === 0) return true;
  const stamp = join(root, workspace, 'dist/.stamp');
  const hash = hashOf(workspace);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  console.log(`Building ${workspace} …`);
  for (const config of configs) {
    const args = [vite, 'build', '--config', config, '--logLevel', 'warn'];
    const options = { cwd: join(root, workspace), env: { NODE_ENV: 'production' } };
    const { code, output } = await run(process.execPath, args, options);
    if (output.trim()) console.error(output.trimEnd());
    if (code !== 0) {
      console.error(`${workspace} could not be built (${config}).`);
      return false;
    }
  }
  compress(join(root, workspace, 'dist'));
  writeFileSync(stamp, hash);
  return true;
}

/**
 * Lays `.br` and `.gz` beside each script and style, so that the server never compresses them itself.
 * @param {string} dist
 */
function compress(dist) {
  const names = readdirSync(dist, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((each) => /\.(js|css|svg)$/.test(each))) {
    const content = readFileSync(join(dist, name));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    writeFileSync(join(dist, `${name}.br`), brotliCompressSync(content, { params }));
    writeFileSync(join(dist, `${name}.gz`), gzipSync(content, { level: 9 }));
  }
}

/**
 * vite.config.ts first, then further ones such as vite.loader.config.ts.
 * @param {string} workspace
 */
function configsOf(workspace) {
  return readdirSync(join(root, workspace))
    .filter((name) => /^vite(\.\w+)*\.config\.ts$/.test(name))
    .sort((left, right) => left.length - right.length);
}

/** @param {string} workspace */
function hashOf(workspace) {
  const hash = createHash('sha256').update(process.version);
  for (const path of [workspace, ...shared].flatMap(filesUnder).sort()) {
    hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  const skipped = /(^|\/)(dist|node_modules)$|\.test\.tsx?$/;
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    const child = `${path}/${entry.name}`;
    if (skipped.test(child)) return [];
    return entry.isDirectory() ? filesUnder(child) : [child];
  });
}

if (import.meta.main) process.exitCode = (await buildAll()) ? 0 : 1;
