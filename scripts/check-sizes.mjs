// @ts-check
// What a visitor and a person at work download before they see anything, gzipped, against its limit.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildAll } from './build.mjs';
import { root } from './steps.mjs';

const embed = 'apps/embed/dist';
const web = 'apps/web/dist';
/** Loaded only when asked for: other languages, forms and files (`messenger-*.js`), the workspace, the demo page. */
const later = /(^|\/)(locales|workspace|demo|messenger-\w+)[/.-]|\.map$/;

const budgets = [
  {
    name: 'chat-widget.js (before any click)',
    limit: 5,
    files: () => existing(`${embed}/chat-widget.js`),
  },
  { name: 'messenger panel', limit: 20, files: messengerFiles },
  { name: 'web app, first load', limit: 250, files: firstLoadFiles },
];

if (await buildAll()) {
  const held = budgets.map(measure);
  process.exitCode = held.every(Boolean) ? 0 : 1;
} else {
  process.exitCode = 1;
}

/** @param {{ name: string, limit: number, files: () => string[] }} budget limit in KB (1024 bytes) */
function measure({ name, limit, files }) {
  const found = files();
  if (found.length === 0) {
    console.error(`${name}: nothing was built`);
    return false;
  }
  const bytes = found.reduce((sum, path) => sum + gzipped(path), 0);
  const held = bytes <= limit * 1024;
  const line = `${name}: ${(bytes / 1024).toFixed(1)} KB gzip of ${limit} KB (${found.length} files)`;
  console.log(held ? line : `${line} TOO LARGE\n  ${found.join('\n  ')}`);
  return held;
}

/** @param {string} path */
function gzipped(path) {
  return gzipSync(readFileSync(join(root, path)), { level: 9 }).length;
}

/** @param {string} path */
function existing(path) {
  return existsSync(join(root, path)) ? [path] : [];
}

function messengerFiles() {
  return globSync(`${embed}/**/*.{js,css}`, { cwd: root }).filter(
    (path) => path !== `${embed}/chat-widget.js` && !later.test(path.slice(embed.length + 1)),
  );
}

/** The entry script of index.html and everything it preloads. */
function firstLoadFiles() {
  const [page] = existing(`${web}/index.html`);
  if (!page) return [];
  const html = readFileSync(join(root, page), 'utf8');
  const tags =
    html.match(/<script\b[^>]*\bsrc=[^>]*>|<link\b[^>]*\brel="modulepreload"[^>]*>/g) ?? [];
  return tags.flatMap((tag) => {
    const address = /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1];
    return address ? existing(`${web}/${address.replace(/^\.?\//, '')}`) : [];
  });
}
