// @ts-check
// The first thing every npm script runs. It must work under any Node from 18 on, because on a fresh
// machine `node` is whatever the system carries: it installs what is missing and then hands over to
// the pinned Node by its explicit path (a shell remembers where it found `node`, so PATH is no help).
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inputHash, isInstalled, stampIsFresh } from './bootstrap/installed.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.atrium-installed');
const requiredMajor = 24;

/**
 * Steps of each command, run one after the other; arguments go to the last one.
 * @type {Record<string, string[][]>}
 */
const commands = {
  start: [['scripts/build.mjs'], ['apps/server/src/main.ts']],
  dev: [['scripts/dev.mjs']],
  build: [['scripts/build.mjs']],
  check: [['scripts/check.mjs']],
  test: [['scripts/test.mjs', 'all']],
  'test:postgres': [['scripts/test.mjs', 'postgres']],
  'test:e2e': [['scripts/test.mjs', 'e2e']],
  bench: [['bench/run.ts']],
  seed: [['apps/server/src/seed.ts']],
  backup: [['apps/server/src/backup.ts']],
  restore: [['apps/server/src/restore.ts']],
  'new:entity': [['scripts/new-entity/main.ts']],
  ci: [['scripts/ci.mjs']],
};

process.exitCode = await main(process.argv.slice(2));

/** @param {string[]} argv @returns {Promise<number>} */
async function main([name = '', ...rest]) {
  const steps = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!steps)
    return fail(`Unknown command "${name}". One of: ${Object.keys(commands).join(', ')}.`);
  if (!install()) return fail('The packages could not be installed (see above).');
  const node = pinnedNode();
  if (!node) {
    return fail(
      `Atrium needs Node ${requiredMajor} or newer; this is ${process.version} on ${process.platform}-${process.arch}.`,
    );
  }
  const env = { ...process.env, PATH: binPath() };
  for (const [index, step] of steps.entries()) {
    const last = index === steps.length - 1;
    const code = await run(node, [...step, ...(last ? rest : [])], env);
    if (code !== 0 || last) return code;
  }
  return 0;
}

/** Installs when the packages on disk are not those of the lockfile. @returns {boolean} */
function install() {
  const hash = inputHash(root);
  if (stampIsFresh(stampFile, hash)) return true;
  if (!isInstalled(root)) {
    console.log('Installing packages (first run, or the lockfile changed) …');
    const flags = ['--ignore-scripts', '--include=dev', '--include=optional', '--loglevel=error'];
    // `npm ci` refuses a lockfile that leaves out packages of other platforms (a registry need not
    // carry them all); `npm install --no-save` takes the same versions and leaves the lockfile alone.
    const strict = npm(['ci', ...flags]);
    if (strict.status !== 0) {
      const lenient = npm(['install', '--no-save', ...flags]);
      if (lenient.status !== 0)
        return fail(`${strict.stderr}\n${lenient.error ?? lenient.stderr}`) === 0;
    }
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, inputHash(root));
  return true;
}

/** @param {string[]} args */
function npm(args) {
  const script = process.env.npm_execpath ?? '';
  const [file, first] = /\.c?js$/.test(script) ? [process.execPath, [script]] : ['npm', []];
  const shell = file === 'npm' && process.platform === 'win32';
  return spawnSync(file, [...first, ...args], { cwd: root, encoding: 'utf8', shell });
}

/** @returns {string | undefined} */
function pinnedNode() {
  const local = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(local)) return realpathSync(local);
  return Number(process.versions.node.split('.')[0]) >= requiredMajor
    ? process.execPath
    : undefined;
}

function binPath() {
  return [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
}

/**
 * Runs one child to its end and answers its exit code (128 + n when signal n ended it). Signals are
 * passed on, so that the server can finish its work; a Ctrl-C typed at a terminal already reaches
 * the whole foreground group and must not arrive twice.
 * @param {string} file @param {string[]} args @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
function run(file, args, env) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, env, stdio: 'inherit' });
    const atTerminal = Boolean(process.stdin.isTTY);
    /** @type {[NodeJS.Signals, () => void][]} */
    const listeners = [
      ['SIGTERM', () => child.kill('SIGTERM')],
      ['SIGINT', () => atTerminal || child.kill('SIGINT')],
      ['SIGHUP', () => atTerminal || child.kill('SIGHUP')],
    ];
    for (const [signal, listener] of listeners) process.on(signal, listener);
    const orphaned = watchParent(() => child.kill('SIGTERM'));
    /** @param {number} code */
    const finish = (code) => {
      clearInterval(orphaned);
      for (const [signal, listener] of listeners) process.off(signal, listener);
      resolve(code);
    };
    child.on('error', (error) => finish(fail(`${file} does not start: ${error.message}`)));
    child.on('exit', (code, signal) =>
      finish(code ?? 128 + constants.signals[signal ?? 'SIGTERM']),
    );
  });
}

/**
 * A signal sent to npm ends npm and its shell but never reaches us: under npm, a new parent means
 * that we were told to stop.
 * @param {() => void} stop
 */
function watchParent(stop) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (!process.env.npm_lifecycle_event || process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 500);
  return timer;
}

/** @param {string} message */
function fail(message) {
  console.error(message);
  return 1;
}
