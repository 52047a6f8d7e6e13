// @ts-check
// Documents say only what is there: every path and npm command they name exists, and .env.example
// lists the variables the server reads.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { root } from './steps.mjs';
import { anchorsOf, commandsIn, linksIn, pathsIn } from './check/markdown.mjs';

/** @type {string[]} */
const faults = [];
const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;
const documents = globSync('**/*.md', {
  cwd: root,
  exclude: (path) => /(^|\/)(node_modules|dist|data|\.git)$/.test(path),
});

for (const document of documents) checkDocument(document);
checkEnvironment();

for (const fault of faults) console.error(fault);
console.log(`${documents.length} documents, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;

/** @param {string} document */
function checkDocument(document) {
  const text = readFileSync(join(root, document), 'utf8');
  for (const path of pathsIn(text)) {
    if (!exists(path) && !exists(join(dirname(document), path))) {
      faults.push(`${document}: no such path: ${path}`);
    }
  }
  for (const name of commandsIn(text)) {
    if (!(name in scripts)) faults.push(`${document}: no such command: npm run ${name}`);
  }
  for (const { path, anchor } of linksIn(text)) {
    const target = path ? normalize(join(dirname(document), path)) : document;
    if (!exists(target)) faults.push(`${document}: broken link: ${path}`);
    else if (anchor && target.endsWith('.md') && !anchorsOf(read(target)).has(anchor)) {
      faults.push(`${document}: no such heading: ${path}#${anchor}`);
    }
  }
}

/** A variable is documented where the server declares it as a key, and the other way round. */
function checkEnvironment() {
  const declared = globSync('apps/server/src/platform/config{.ts,/**/*.ts}', { cwd: root })
    .filter((path) => !path.endsWith('.test.ts'))
    .flatMap((path) => [...read(path).matchAll(/^\s+([A-Z][A-Z0-9_]+)\??:/gm)])
    .map(([, name]) => name);
  if (declared.length === 0) return;
  if (!exists('.env.example')) {
    faults.push('.env.example is missing');
    return;
  }
  const listed = [...read('.env.example').matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(
    ([, name]) => name,
  );
  for (const name of declared.filter((name) => !listed.includes(name))) {
    faults.push(`.env.example: ${name} is missing`);
  }
  for (const name of listed.filter(
    (name) => !declared.includes(name) && !name?.startsWith('TEST_'),
  )) {
    faults.push(`.env.example: nothing reads ${name}`);
  }
}

/** @param {string} path a path or glob from the root */
function exists(path) {
  if (/[*{]/.test(path)) return globSync(path, { cwd: root }).length > 0;
  return existsSync(join(root, path));
}

/** @param {string} path */
function read(path) {
  return readFileSync(join(root, path), 'utf8');
}
