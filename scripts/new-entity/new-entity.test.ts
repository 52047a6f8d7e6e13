import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspect } from '../check/import-law.mjs';
import { root, run } from '../steps.mjs';
import { EntityError, fill, namesOf, pluralOf } from './names.ts';

describe('names', () => {
  test.each([
    ['tag', 'tags'],
    ['canned_reply', 'canned_replies'],
    ['survey', 'surveys'],
    ['box', 'boxes'],
    ['branch', 'branches'],
  ])('many of %s are %s', (one, many) => {
    expect(pluralOf(one)).toBe(many);
  });

  test('come in every spelling', () => {
    const template =
      "const SampleThings: SampleThing = 'an: a sample thing, Sample things' // sample-things.ts sample_thing MODULE";
    expect(fill(template, namesOf('inbox', 'order_item'))).toBe(
      "const OrderItems: OrderItem = 'an: an order item, Order items' // order-items.ts order_item inbox",
    );
  });

  test.each([
    'Tag',
    'tag-name',
    '_tag',
    'tag_',
    '1st',
    'class',
    'query',
    '',
    '../tag',
    'x'.repeat(41),
  ])('refuse %j', (name) => {
    expect(() => namesOf('clients', name)).toThrow(EntityError);
  });
});

let checkout = '';
/** What the generator says it has written. */
let written: string[] = [];

const SLICE = 'apps/server/src/modules/clients/price-lists/price-lists';

/** A copy of the sources whose workspaces are found in the copy and whose packages are those of the checkout. */
function copyCheckout(): string {
  const copy = mkdtempSync(join(tmpdir(), 'new-entity-'));
  const skipped = /(^|\/)(node_modules|dist|data|\.git|coverage)$/;
  for (const name of ['apps', 'packages', 'scripts']) {
    cpSync(join(root, name), join(copy, name), {
      recursive: true,
      filter: (path) => !skipped.test(path),
    });
  }
  for (const name of ['package.json', 'tsconfig.base.json', 'vitest.config.ts', '.oxfmtrc.json']) {
    cpSync(join(root, name), join(copy, name));
  }
  linkPackages(copy, '.');
  for (const workspace of ['apps/server', 'apps/web']) linkPackages(copy, workspace);
  mkdirSync(join(copy, 'node_modules/@atrium'));
  symlinkSync('../../packages/contract', join(copy, 'node_modules/@atrium/contract'));
  return copy;
}

function linkPackages(copy: string, folder: string): void {
  const from = join(root, folder, 'node_modules');
  if (!existsSync(from)) return;
  mkdirSync(join(copy, folder, 'node_modules'));
  const names = readdirSync(from).filter((name) => name === '.bin' || !/^(\.|@atrium$)/.test(name));
  for (const name of names) symlinkSync(join(from, name), join(copy, folder, 'node_modules', name));
}

const inCopy = (...args: string[]) =>
  run(process.execPath, args, {
    cwd: checkout,
    env: { VITEST: '', NODE_ENV: '', TEST_DUMP: '', NO_COLOR: '1', FORCE_COLOR: '' },
  });
const make = (...args: string[]) => inCopy('scripts/new-entity/main.ts', ...args);

describe('a new entity', () => {
  beforeAll(async () => {
    checkout = copyCheckout();
    const { code, output } = await make('clients', 'price_list');
    expect({ code, output }).toMatchObject({ code: 0 });
    written = [...output.matchAll(/^ {2}(\S+\.tsx?)$/gm)].map(([, path = '']) => path);
    expect(written).toContain(`${SLICE}.service.ts`);
  }, 60_000);

  afterAll(() => rmSync(checkout, { recursive: true, force: true }));

  test.each(['apps/server', 'apps/web'])('has right types in %s', async (workspace) => {
    const args = ['node_modules/typescript/bin/tsc', '--noEmit', '-p', workspace];
    expect(await inCopy(...args)).toMatchObject({ code: 0, output: '' });
  });

  test('keeps the import law', async () => {
    const { breaches } = await inspect(checkout);
    expect(breaches.filter(({ from }) => written.includes(from))).toEqual([]);
  });

  test('is formatted', async () => {
    const { code, output } = await inCopy('node_modules/oxfmt/bin/oxfmt', '--check', ...written);
    expect({ code, output }).toMatchObject({ code: 0 });
  });

  test('passes its tests', async () => {
    const args = ['node_modules/vitest/vitest.mjs', 'run', `${SLICE}.test.ts`];
    const { code, output } = await inCopy(...args);
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).toMatch(/Tests +[1-9]\d* passed/);
  });

  test('is never made twice, and a refusal changes nothing', async () => {
    const permissions = join(checkout, 'packages/contract/src/core/permissions.ts');
    const before = readFileSync(permissions, 'utf8');
    for (const [args, reason] of [
      [['clients', 'price_list'], 'already'],
      [['clients', 'user'], 'There is a table users already.'],
      [['sales', 'tag'], 'There is no module "sales"'],
      [['clients', 'Tag'], 'is not a name'],
      [['clients'], 'Usage'],
    ] as const) {
      const { code, output } = await make(...args);
      expect(code).toBe(1);
      expect(output).toContain(reason);
    }
    expect(readFileSync(permissions, 'utf8')).toBe(before);
  });
});
