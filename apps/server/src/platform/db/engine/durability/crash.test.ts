import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DataDirectoryInUse, openEngine } from '../index.ts';

const WRITER = fileURLToPath(new URL('./write-until-killed.ts', import.meta.url));
const ROUNDS = 3;
const ignore = (): void => undefined;
const log = { info: ignore, warn: ignore, error: ignore };
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'atrium-crash-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

test('kill -9 among concurrent writes loses no acknowledged commit, and frees the lock', async () => {
  const acknowledged: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const writer = spawn(process.execPath, [WRITER, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(writer, 'exit');
    const enough = acknowledged.length + 150 + round * 37;
    for await (const line of createInterface({ input: writer.stdout })) {
      acknowledged.push(Number(line));
      if (acknowledged.length === enough) {
        if (round === 1) {
          await expect(openEngine({ dataDir, log })).rejects.toThrow(DataDirectoryInUse);
        }
        writer.kill('SIGKILL');
      }
    }
    await exited;

    const engine = await openEngine({ dataDir, log });
    const { rows } = await engine.pool.query<{ id: number }>('SELECT id FROM kept');
    const kept = new Set(rows.map((row) => row.id));
    expect(acknowledged.length).toBeGreaterThanOrEqual(enough);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    await engine.close();
  }
}, 60_000);
