// @ts-check
// The lockfile names no registry, and manifests name exact versions, so that every machine gets the
// same packages from wherever it gets them.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../steps.mjs';

const faults = [];
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
for (const [path, { resolved }] of Object.entries(lock.packages)) {
  if (/^(https?|git)/.test(resolved ?? '')) faults.push(`package-lock.json: address in ${path}`);
}
for (const path of ['package.json', ...globSync('{apps,packages}/*/package.json', { cwd: root })]) {
  const manifest = JSON.parse(readFileSync(join(root, path), 'utf8'));
  for (const field of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    for (const [name, version] of Object.entries(manifest[field] ?? {})) {
      if (!/^\d+\.\d+\.\d+/.test(version)) faults.push(`${path}: ${name} ${version} is not exact`);
    }
  }
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
