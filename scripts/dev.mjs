// @ts-check
// Vite for the web app (it passes API calls on to the server), a rebuilding messenger, and the
// server restarted at each change. When one of them ends, all end.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildAll, configsOf } from './build.mjs';
import { root } from './steps.mjs';

const vite = join(root, 'node_modules/vite/bin/vite.js');

if (!(await buildAll())) process.exit(1);

const children = [
  start(['--watch', '--watch-preserve-output', 'apps/server/src/main.ts'], '.'),
  start([vite], 'apps/web'),
  ...configsOf('apps/embed').map((config) =>
    start([vite, 'build', '--watch', '--config', config, '--logLevel', 'warn'], 'apps/embed'),
  ),
];

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

function stop() {
  for (const child of children) child.kill('SIGTERM');
}
