import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inputHash, isInstalled, stampIsFresh } from './installed.mjs';

const pinned = { dependencies: { left: '1.0.0' } };
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'installed-'));
  write('package.json', { name: 'root' });
  write('apps/server/package.json', pinned);
  write('package-lock.json', {
    packages: {
      '': {},
      'apps/server': pinned,
      'node_modules/left': { version: '1.0.0' },
      'node_modules/other-platform': { version: '2.0.0', optional: true },
      'node_modules/@atrium/server': { resolved: 'apps/server', link: true },
    },
  });
  write('node_modules/.package-lock.json', {
    packages: { 'node_modules/left': { version: '1.0.0' } },
  });
});

afterEach(() => rmSync(root, { recursive: true }));

test('packages installed by hand count', () => {
  expect(isInstalled(root)).toBe(true);
});

test('a missing folder is not installed', () => {
  rmSync(join(root, 'node_modules'), { recursive: true });
  expect(isInstalled(root)).toBe(false);
});

test('another version on disk is not installed', () => {
  write('node_modules/.package-lock.json', {
    packages: { 'node_modules/left': { version: '0.9.0' } },
  });
  expect(isInstalled(root)).toBe(false);
});

test.each([
  ['added', { dependencies: { left: '1.0.0', right: '1.0.0' } }],
  ['changed', { dependencies: { left: '1.0.1' } }],
  ['removed', {}],
])('a dependency %s in a manifest but not in the lockfile is not installed', (_, manifest) => {
  write('apps/server/package.json', manifest);
  expect(isInstalled(root)).toBe(false);
});

test('the stamp is fresh until a manifest or the lockfile changes', () => {
  const stamp = join(root, 'node_modules/.stamp');
  expect(stampIsFresh(stamp, inputHash(root))).toBe(false);
  writeFileSync(stamp, inputHash(root));
  expect(stampIsFresh(stamp, inputHash(root))).toBe(true);
  write('apps/server/package.json', { ...pinned, description: 'changed' });
  expect(stampIsFresh(stamp, inputHash(root))).toBe(false);
});

function write(path: string, value: object): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), JSON.stringify(value));
}
