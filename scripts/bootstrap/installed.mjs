// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const dependencyFields = ['dependencies', 'devDependencies', 'optionalDependencies'];

/**
 * Hash of everything that decides which packages belong on disk.
 * @param {string} root
 * @returns {string}
 */
export function inputHash(root) {
  const hash = createHash('sha256');
  for (const path of ['package-lock.json', ...manifests(root)]) {
    const file = join(root, path);
    hash.update(`${path}\0`);
    if (existsSync(file)) hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * @param {string} stampFile
 * @param {string} hash
 */
export function stampIsFresh(stampFile, hash) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash;
}

/**
 * True when node_modules already holds what the lockfile asks for, whoever installed it: then there
 * is nothing to wait for, only the stamp is missing or a manifest changed in another respect.
 * @param {string} root
 * @returns {boolean}
 */
export function isInstalled(root) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  const present = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (!wanted || !present) return false;
  const manifestsAgree = manifests(root).every((path) => {
    const manifest = readJson(join(root, path)) ?? {};
    const locked = wanted[path.replace(/\/?package\.json$/, '')] ?? {};
    return dependencyFields.every((field) => same(manifest[field], locked[field]));
  });
  return (
    manifestsAgree &&
    Object.entries(wanted).every(([path, entry]) => {
      if (!path.includes('node_modules/') || entry.link || entry.optional) return true;
      return present[path]?.version === entry.version;
    })
  );
}

/** Paths of all package.json files of the workspaces, relative to the root. @param {string} root */
function manifests(root) {
  const found = ['package.json'];
  for (const folder of ['apps', 'packages']) {
    if (!existsSync(join(root, folder))) continue;
    for (const name of readdirSync(join(root, folder)).sort()) {
      const path = `${folder}/${name}/package.json`;
      if (existsSync(join(root, path))) found.push(path);
    }
  }
  return found;
}

/** @param {Record<string, string>} [left] @param {Record<string, string>} [right] */
function same(left = {}, right = {}) {
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length && names.every((name) => left[name] === right[name])
  );
}

/** @param {string} file @returns {Record<string, any> | undefined} */
function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
