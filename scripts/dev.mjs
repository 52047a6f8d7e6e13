// @ts-check
// Vite for the web app (it passes API calls on to the server), the messenger built again when its
// sources change, and the server restarted at each change. When one of them ends, all end.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from './build.mjs';
import { root } from './steps.mjs';

const vite = join(root, 'node_modules/vite/bin/vite.js');

if (!(await buildAll())) process.exit(1);

const children = [
  start(['--watch', '--watch-preserve-output', 'apps/server/src/main.ts'], '.'),
  start([vite], 'apps/web'),
];
const sources = watch(join(root, 'apps/embed/src'), { recursive: true }, buildSoon);

process.on('SIGTERM', stop);
process.on('SIGINT', stop);

/** @param {string[]} args @param {string} folder */
function start(args, folder) {
  const child = spawn(process.execPath, args, { cwd: join(root, folder), stdio: 'inherit' });
  child.on('exit', (code) => {
    process.exitCode ||= code ?? 0;
    stop();
  });
  return child;
}

/** @type {NodeJS.Timeout | undefined} */
let building;

/** Editors write a file in several steps; a moment later it is whole. A build that fails says why and waits for the next change. */
function buildSoon() {
  clearTimeout(building);
  building = setTimeout(() => void buildAll(), 200);
}

function stop() {
  sources.close();
  clearTimeout(building);
  for (const child of children) child.kill('SIGTERM');
}
