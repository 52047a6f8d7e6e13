import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EntityError, fill, type Names } from './names.ts';
import { registrationsOf } from './registrations.ts';

const TEMPLATES = join(import.meta.dirname, 'templates');
const SUFFIX = '.template';
const MIGRATIONS = 'apps/server/migrations';
const TYPES = 'apps/server/src/platform/db/schema.generated.ts';

/** What was made, as paths from the root of the checkout. */
export interface Made {
  created: string[];
  changed: string[];
}

/**
 * Makes the slice of an entity in a checkout. Everything is worked out before anything is written, so that a refusal
 * leaves the checkout as it was.
 *
 * @throws EntityError when the module is unknown or something of this name is there
 */
export function generate(root: string, names: Names): Made {
  refuseUnknownModule(root, names.module);
  const files = newFiles(root, names);
  const edits = registrationsOf(names).map(({ path, edit }) => ({
    path,
    text: editFile(root, path, edit),
  }));
  for (const { path, text } of [...files, ...edits]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const created = files.map(({ path }) => path);
  const changed = edits.map(({ path }) => path);
  format(
    root,
    [...created, ...changed].filter((path) => /\.tsx?$/.test(path)),
  );
  writeTypes(root);
  return { created, changed: [...changed, TYPES] };
}

function refuseUnknownModule(root: string, module: string): void {
  const folder = join(root, 'apps/server/src/modules');
  const known = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'index.ts')));
  if (known.includes(module)) return;
  throw new EntityError(`There is no module "${module}". One of: ${known.join(', ')}.`);
}

function newFiles(root: string, names: Names): { path: string; text: string }[] {
  refuseKnownTable(root, names);
  const number = String(readdirSync(join(root, MIGRATIONS)).filter(isMigration).length + 1);
  return globSync(`**/*${SUFFIX}`, { cwd: TEMPLATES }).map((template) => {
    const path = fill(template.slice(0, -SUFFIX.length), names).replace(
      'NUMBER',
      number.padStart(4, '0'),
    );
    if (existsSync(join(root, path))) throw new EntityError(`${path} is there already.`);
    return { path, text: fill(readFileSync(join(TEMPLATES, template), 'utf8'), names) };
  });
}

function isMigration(name: string): boolean {
  return name.endsWith('.sql');
}

function refuseKnownTable(root: string, { snakes }: Names): void {
  const types = readFileSync(join(root, TYPES), 'utf8');
  if (new RegExp(`^  ${snakes}: `, 'm').test(types.slice(types.indexOf('interface DB')))) {
    throw new EntityError(`There is a table ${snakes} already.`);
  }
}

function editFile(root: string, path: string, edit: (text: string) => string): string {
  try {
    return edit(readFileSync(join(root, path), 'utf8'));
  } catch (error) {
    if (error instanceof EntityError) throw new EntityError(`${path}: ${error.message}`);
    throw error;
  }
}

function format(root: string, paths: string[]): void {
  run(root, ['node_modules/oxfmt/bin/oxfmt', ...paths]);
}

/** From the migrations, the new one among them, in an embedded database in memory. */
function writeTypes(root: string): void {
  run(root, ['apps/server/src/platform/db/migrations/generate-types.ts']);
}

function run(root: string, args: string[]): void {
  execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}
