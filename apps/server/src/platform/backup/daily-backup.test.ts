import { readdir, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestApp } from '../../testing/test-app.ts';
import { backUpDaily } from './daily-backup.ts';

const DAY_MS = 86_400_000;

test.skipIf(process.env.TEST_DATABASE_URL)('once a day, and a week of them is kept', async () => {
  const t = await openTestApp();
  await t.organization();
  const made: string[] = [];
  for (let day = 0; day < 9; day++) {
    const file = await backUpDaily(t.platform);
    if (file === null) throw new Error('a backup was due');
    // The file's own time is the machine's; the test's clock is ahead of or behind it.
    await utimes(file, t.now(), t.now());
    made.push(file);
    expect(await backUpDaily(t.platform)).toBeNull();
    t.pass(DAY_MS);
  }
  const kept = await readdir(dirname(made[0] ?? ''));
  expect(kept.map((name) => join(dirname(made[0] ?? ''), name)).toSorted()).toEqual(made.slice(-7));
  await t.close();
});
