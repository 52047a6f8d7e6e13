import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { root } from '../steps.mjs';
import { inspect } from './import-law.mjs';

type Tree = Record<string, string>;

const modules = 'apps/server/src/modules';
const thing = 'export const thing = 1;\nexport type Thing = 1;\n';

/** A tree laid out like the checkout in which every import is allowed. */
const lawful: Tree = {
  'packages/contract/src/core/route.ts': thing,
  'packages/contract/src/core/route.test.ts': "import 'node:fs';\nimport './route.ts';\n",
  'apps/server/src/main.ts': "import './platform/db/open.ts';\nimport './modules/crm/index.ts';\n",
  'apps/server/src/platform/db/open.ts': "import 'kysely';\nexport const open = 1;\n",
  'apps/server/src/testing/app.ts': "import '../modules/home/secret.ts';\nexport const app = 1;\n",
  [`${modules}/clients/index.ts`]: "import '@atrium/contract/core/route.ts';\n" + thing,
  [`${modules}/clients/clients.queries.ts`]: "import { sql } from 'kysely';\nsql;\n",
  [`${modules}/crm/index.ts`]:
    "import '../clients/index.ts';\nimport '../../platform/db/open.ts';\n",
  [`${modules}/crm/crm.test.ts`]: "import '../home/secret.ts';\nimport '../../testing/app.ts';\n",
  [`${modules}/sites/index.ts`]: thing,
  [`${modules}/home/index.ts`]: "import '../crm/index.ts';\nimport './secret.ts';\n",
  [`${modules}/home/secret.ts`]: thing,
  'apps/web/src/lib/time.ts': thing,
  'apps/web/src/ui/When.tsx':
    "import { thing } from '../lib/time.ts';\nexport const When = () => <b>{thing}</b>;\n",
  'apps/web/src/features/crm/Page.tsx': "import '../../ui/When.tsx';\n" + thing,
  'apps/web/src/routes/page.ts': "import '../features/crm/Page.tsx';\n" + thing,
  'apps/web/src/app/router.ts': "import '../routes/page.ts';\n" + thing,
  'apps/embed/src/loader/main.ts':
    "import type { Thing } from '@atrium/contract/core/route.ts';\nexport type T = Thing;\n",
  'apps/embed/src/messenger/panel.ts':
    "import '@atrium/contract/core/route.ts';\nimport 'preact';\n",
};

const imports = (path: string) => `import '${path}';\n`;
const importsType = (path: string) =>
  `import type { Thing } from '${path}';\nexport type X = Thing;\n`;

const breaches: [rule: string, file: string, content: string][] = [
  ['no cycles', `${modules}/clients/index.ts`, imports('./clients.service.ts') + thing],
  ['no cycles', `${modules}/clients/index.ts`, importsType('./clients.service.ts') + thing],
  ['every import resolves', 'apps/web/src/lib/time.ts', imports('./missing.ts')],
  [
    'contract imports nothing of ours',
    'packages/contract/src/core/route.ts',
    importsType('../../../../apps/web/src/lib/time.ts'),
  ],
  ['contract does no input or output', 'packages/contract/src/core/route.ts', imports('node:fs')],
  [
    'platform imports no module',
    'apps/server/src/platform/db/open.ts',
    importsType('../../modules/sites/index.ts'),
  ],
  [
    'only the entry files stand above the modules',
    `${modules}/crm/index.ts`,
    imports('../../main.ts'),
  ],
  ['every module has a floor', `${modules}/attic/index.ts`, imports('../clients/index.ts')],
  [
    'a module enters another by its index',
    `${modules}/crm/index.ts`,
    imports('../clients/clients.queries.ts'),
  ],
  [
    'floors: clients calls only rooms below it',
    `${modules}/clients/index.ts`,
    importsType('../sites/index.ts') + thing,
  ],
  [
    'floors: crm calls only rooms below it',
    `${modules}/crm/index.ts`,
    imports('../sites/index.ts'),
  ],
  [
    'only queries import kysely',
    `${modules}/crm/crm.service.ts`,
    "import type { Kysely } from 'kysely';\nexport type K = Kysely<1>;\n",
  ],
  [
    'the product imports no test code',
    `${modules}/crm/crm.service.ts`,
    imports('../../testing/app.ts'),
  ],
  [
    'server stays on its side',
    `${modules}/crm/index.ts`,
    imports('../../../../web/src/lib/time.ts'),
  ],
  [
    'web stays on its side',
    'apps/web/src/lib/time.ts',
    importsType('../../../server/src/modules/clients/index.ts'),
  ],
  [
    'embed stays on its side',
    'apps/embed/src/messenger/panel.ts',
    imports('../../../web/src/lib/time.ts'),
  ],
  [
    'apps import no scripts, benches or journeys',
    'apps/web/src/lib/time.ts',
    imports('../../../../e2e/steps.ts'),
  ],
  [
    'web: routes imports nothing above it',
    'apps/web/src/routes/page.ts',
    importsType('../app/router.ts') + thing,
  ],
  [
    'web: features imports nothing above it',
    'apps/web/src/features/crm/Page.tsx',
    imports('../../routes/page.ts') + thing,
  ],
  [
    'web: ui imports nothing above it',
    'apps/web/src/ui/When.tsx',
    imports('../features/crm/Page.tsx'),
  ],
  [
    'web: lib imports nothing above it',
    'apps/web/src/lib/time.ts',
    "export const page = () => import('../ui/When.tsx');\n" + thing,
  ],
  [
    'loader and tracker take only types from contract',
    'apps/embed/src/tracker/main.ts',
    imports('@atrium/contract/core/route.ts'),
  ],
  ['loader and tracker are plain TypeScript', 'apps/embed/src/loader/main.ts', imports('preact')],
];

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

test('a lawful tree passes, and every file of it was looked at', async () => {
  const report = await inspect(plant(lawful));
  expect(report.breaches).toEqual([]);
  expect(report.missing).toEqual([]);
  expect(report.expected).toHaveLength(Object.keys(lawful).length);
});

test.each(breaches)('%s', async (rule, file, content) => {
  const others = {
    'e2e/steps.ts': thing,
    [`${modules}/clients/clients.service.ts`]: imports('./index.ts'),
  };
  const report = await inspect(plant({ ...lawful, ...others, [file]: content }));
  const ends = report.breaches
    .filter((breach) => breach.rule === rule)
    .map(({ from, to }) => [from, to]);
  expect(ends.flat()).toContain(file);
});

test('every rule of the law is shown to fail, but for the same rule of other rooms', async () => {
  const config: { default: { forbidden: { name: string }[] } } =
    await import('../../.dependency-cruiser.cjs');
  const shown = new Set(breaches.map(([rule]) => rule));
  const unshown = config.default.forbidden
    .map(({ name }) => name)
    .filter((name) => !shown.has(name));
  expect(unshown.filter((name) => !name.startsWith('floors: '))).toEqual([]);
});

function plant(tree: Tree): string {
  const folder = mkdtempSync(join(tmpdir(), 'import-law-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  for (const workspace of ['packages/contract', 'apps/server', 'apps/web', 'apps/embed', '.']) {
    cpSync(join(root, workspace, 'package.json'), join(folder, workspace, 'package.json'));
  }
  mkdirSync(join(folder, 'node_modules/@atrium'), { recursive: true });
  symlinkSync('../../packages/contract', join(folder, 'node_modules/@atrium/contract'));
  for (const name of ['kysely', 'preact']) {
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  return folder;
}
