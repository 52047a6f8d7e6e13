import { dirname } from 'node:path';
import { generate, type Made } from './generate.ts';
import { EntityError, namesOf, type Names } from './names.ts';

const USAGE = `Usage: npm run new:entity -- MODULE NAME [PLURAL]
  MODULE  a module of the server, such as clients
  NAME    one of them, in the singular: tag, canned_reply
  PLURAL  where English has no rule for it: npm run new:entity -- clients person people`;

const root = dirname(dirname(import.meta.dirname));

function main([module, name, plural, ...more]: string[]): void {
  if (module === undefined || name === undefined || more.length > 0) throw new EntityError(USAGE);
  const names = namesOf(module, name, plural);
  console.log(report(names, generate(root, names)));
}

function report(names: Names, { created, changed }: Made): string {
  const tests = `apps/server/src/modules/${names.module}/${names.kebabs}`;
  return [
    'Created',
    ...created.map((path) => `  ${path}`),
    'Changed',
    ...changed.map((path) => `  ${path}`),
    '',
    'Now make it yours:',
    `  1. Columns, constraints and indexes in the migration, then the shapes in the contract and the queries. After each`,
    `     change of the migration: node apps/server/src/platform/db/migrations/generate-types.ts`,
    `  2. Who may: ${names.snakes}.read and ${names.snakes}.write belong to both roles; administrators alone are listed`,
    '     in ADMIN_ONLY of packages/contract/src/core/permissions.ts.',
    '  3. Icon and color in apps/web/src/ui/records.ts; fields and columns; the words of the empty list.',
    `  4. A test for each rule of yours: npm test -- ${tests}`,
    '  5. npm run check, and a look at the screens with npm run dev.',
  ].join('\n');
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof EntityError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
