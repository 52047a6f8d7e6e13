// @ts-check
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * @typedef {{ code: number, output: string, seconds: number }} Outcome
 * @typedef {{ cwd?: string, env?: Record<string, string>, inherit?: boolean }} RunOptions
 */

/**
 * Runs a program to its end. Its output is collected, or shown as it comes with `inherit`.
 * @param {string} file
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Outcome>}
 */
export function run(file, args, { cwd = root, env = {}, inherit = false } = {}) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    /** @param {Buffer} chunk */
    const collect = (chunk) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    /** @param {number} code */
    const finish = (code) =>
      resolve({ code, output, seconds: (performance.now() - started) / 1000 });
    child.on('error', (error) => {
      output += `${file} does not start: ${error.message}\n`;
      finish(1);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/**
 * Runs one of our own scripts in this very Node.
 * @param {string[]} args script path from the root, then its arguments
 * @param {RunOptions} [options]
 */
export function runScript(args, options) {
  return run(process.execPath, args, options);
}

/**
 * One line for a finished step: verdict, name, time.
 * @param {string} name
 * @param {{ ok: boolean, seconds: number, note?: string }} result
 */
export function verdictLine(name, { ok, seconds, note }) {
  const time = `${seconds.toFixed(1)} s`.padStart(8);
  return `${ok ? '✓ passed' : '✗ FAILED'} ${time}  ${name}${note ? `  (${note})` : ''}`;
}
