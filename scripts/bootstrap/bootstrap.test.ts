import { spawn, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../steps.mjs';
import { inputHash } from './installed.mjs';

let checkout = '';

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'bootstrap-'));
  for (const path of ['scripts/bootstrap.mjs', 'scripts/bootstrap/installed.mjs', 'package.json']) {
    cpSync(join(root, path), join(checkout, path));
  }
  mkdirSync(join(checkout, 'node_modules/.bin'), { recursive: true });
  writeFileSync(join(checkout, 'node_modules/.atrium-installed'), inputHash(checkout));
  symlinkSync(process.execPath, join(checkout, 'node_modules/.bin/node'));
  plant('scripts/build.mjs', '');
});

afterEach(() => rmSync(checkout, { recursive: true }));

test('runs the command in the pinned Node from the root, with its arguments', async () => {
  plant(
    'apps/server/src/backup.ts',
    'const line: string[] = [process.execPath, process.cwd(), ...process.argv.slice(2)];\nconsole.log(line.join(" "));',
  );
  const { output, code } = await finished(boot('backup', 'one', '--two'));
  const expected = [realpathSync(process.execPath), realpathSync(checkout), 'one', '--two'];
  expect(output.trim()).toBe(expected.join(' '));
  expect(code).toBe(0);
});

test('keeps the exit code of the command', async () => {
  plant('apps/server/src/restore.ts', 'process.exitCode = 7;');
  expect((await finished(boot('restore'))).code).toBe(7);
});

test('does not start the server when the build failed', async () => {
  plant('scripts/build.mjs', 'process.exitCode = 3;');
  plant('apps/server/src/main.ts', 'console.log("started");');
  const { output, code } = await finished(boot('start'));
  expect(output).not.toContain('started');
  expect(code).toBe(3);
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  'passes %s on once and waits for the end',
  async (signal) => {
    plant(
      'apps/server/src/main.ts',
      `process.on('${signal}', () => { console.log('closing'); process.exitCode = 5; clearInterval(timer); });
     const timer = setInterval(() => {}, 1000);
     console.log('ready');`,
    );
    const child = boot('start');
    child.stdout?.once('data', () => child.kill(signal));
    const { output, code } = await finished(child);
    expect(output.match(/closing/g)).toHaveLength(1);
    expect(code).toBe(5);
  },
);

test('stops once when npm and its shell were ended around it', async () => {
  plant(
    'apps/server/src/main.ts',
    `process.on('SIGTERM', () => { console.log('closing'); setTimeout(() => process.exit(), 1200); });
     setInterval(() => {}, 1000);
     console.log('ready');`,
  );
  const line = `"${process.execPath}" "${join(checkout, 'scripts/bootstrap.mjs')}" start; true`;
  const shell = spawn('sh', ['-c', line], {
    env: { ...process.env, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  shell.stdout.once('data', () => shell.kill('SIGTERM'));
  const { output } = await finished(shell);
  expect(output.match(/closing/g)).toHaveLength(1);
});

test('names the commands when asked for an unknown one', async () => {
  const { output, code } = await finished(boot('toString'));
  expect(output).toContain('Unknown command "toString". One of: start,');
  expect(code).toBe(1);
});

function boot(...args: string[]): ChildProcess {
  return spawn(process.execPath, [join(checkout, 'scripts/bootstrap.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function finished(child: ChildProcess): Promise<{ output: string; code: number | null }> {
  return new Promise((resolve) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('close', (code) => resolve({ output, code }));
  });
}

function plant(path: string, content: string): void {
  mkdirSync(dirname(join(checkout, path)), { recursive: true });
  writeFileSync(join(checkout, path), content);
}
