import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openEngine, type Engine, type EngineLog } from '../engine/index.ts';
import { columnType, type CatalogColumn } from './column-types.ts';
import { migrate } from './migrate.ts';

const MIGRATIONS_DIR = fileURLToPath(new URL('../../../../migrations/', import.meta.url));
const GENERATED_FILE = fileURLToPath(new URL('../schema.generated.ts', import.meta.url));

const HEADER = `// Written by platform/db/migrations/generate-types.ts from the migrations; not edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Arrays are left out on purpose: \`pg\` sends them as SQL arrays, so stringify them. */
export type JsonInput = string | Record<string, unknown>;
`;

const CATALOG_QUERY = `
  SELECT c.relname AS "table", a.attname AS "column",
    coalesce(e.typname, t.typname) AS type,
    e.oid IS NOT NULL AS is_array,
    a.attnotnull AS not_null,
    a.atthasdef OR a.attidentity <> '' AS has_default,
    a.attidentity = 'a' OR a.attgenerated <> '' AS always_generated,
    ARRAY(
      SELECT pg_get_constraintdef(k.oid) FROM pg_constraint k
      WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum]
      ORDER BY k.conname
    ) AS checks
  FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
    AND NOT c.relispartition AND c.relname <> 'schema_migrations'
    AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
    )
  ORDER BY c.relname COLLATE "C", a.attnum`;

/** The text of `schema.generated.ts` for a migrated database: Kysely's `DB`, a type a table. */
export async function generateTypes(engine: Engine): Promise<string> {
  const { rows } = await engine.pool.query<CatalogColumn>(CATALOG_QUERY);
  const tables = Map.groupBy(rows, (row) => row.table);
  const interfaces = [...tables].map(([table, columns]) => {
    const lines = columns.map((column) => `  ${column.column}: ${columnType(column)};`);
    return `\nexport interface ${interfaceName(table)} {\n${lines.join('\n')}\n}\n`;
  });
  const members = [...tables.keys()].map((table) => `  ${table}: ${interfaceName(table)};`);
  return `${HEADER}${interfaces.join('')}\n/** Every table and view, for Kysely. */\nexport interface DB {\n${members.join('\n')}\n}\n`;
}

/** The types of a fresh embedded database after all migrations, optional ones included. */
export async function generateTypesOf(migrationsDir: string, log: EngineLog): Promise<string> {
  const engine = await openEngine({ dataDir: '', inMemory: true, log });
  try {
    await migrate(engine, { dir: migrationsDir, log });
    return await generateTypes(engine);
  } finally {
    await engine.close();
  }
}

function interfaceName(table: string): string {
  const words = table.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join('')}Table`;
}

/** `--check` compares and exits with 1 when the committed file is out of date. */
async function main(): Promise<void> {
  const say = (problem: unknown): boolean =>
    process.stderr.write(`${typeof problem === 'string' ? problem : JSON.stringify(problem)}\n`);
  const types = await generateTypesOf(MIGRATIONS_DIR, {
    info: () => undefined,
    warn: say,
    error: say,
  });
  if (!process.argv.includes('--check')) return writeFile(GENERATED_FILE, types);
  const committed = await readFile(GENERATED_FILE, 'utf8').catch(() => '');
  if (committed === types) return;
  say('schema.generated.ts is out of date: run generate-types.ts and commit it.');
  process.exitCode = 1;
}

if (import.meta.main) await main();
