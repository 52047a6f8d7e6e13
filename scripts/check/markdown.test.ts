import { expect, test } from 'vitest';
import { anchorsOf, commandsIn, linksIn, pathsIn } from './markdown.mjs';

const document = `
# The house: a \`tour\`

Look at \`apps/server/src/main.ts\` and \`packages/contract\`, not at \`things.service.ts\` or
\`apps/web/<name>\`; a word like apps/none outside code is prose. [Style](STYLE.md#good--bad)
<img src="docs/inbox.png"> [site](https://example.com) [here](#the-house-a-tour)

\`\`\`sh
npm start
npm run seed -- demo   # see scripts/gone.mjs
node scripts/bootstrap.mjs test
[not](a-link)
\`\`\`
`;

test('finds repository paths in code, without placeholders and prose', () => {
  expect(pathsIn(document).sort()).toEqual([
    'apps/server/src/main.ts',
    'packages/contract',
    'scripts/bootstrap.mjs',
    'scripts/gone.mjs',
  ]);
});

test('finds npm commands', () => {
  expect(commandsIn(document).sort()).toEqual(['seed', 'start']);
});

test('finds links into the repository', () => {
  expect(linksIn(document)).toEqual([
    { path: 'STYLE.md', anchor: 'good--bad' },
    { path: 'docs/inbox.png', anchor: '' },
    { path: '', anchor: 'the-house-a-tour' },
  ]);
});

test('makes anchors as code hosts do', () => {
  expect([...anchorsOf(document)]).toEqual(['the-house-a-tour']);
  expect([...anchorsOf('## Good / bad')]).toEqual(['good--bad']);
});
