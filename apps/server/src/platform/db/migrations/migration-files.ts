import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const FILE_NAME = /^(\d{4})_([a-z0-9_]+)\.sql$/;
const OPTIONAL = /^-- optional: ([a-z_]+)\s*$/;

/** One forward step, as it lies in the migrations directory. */
export interface MigrationFile {
  version: number;
  name: string;
  sql: string;
  /** sha256 of the file, in hex. */
  checksum: string;
  /** The extension without which this one is passed over. */
  needs_extension: string | null;
}

/** The migrations did not fit the database, or one of them failed; nothing is half done. */
export class MigrationError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MigrationError';
  }
}

/**
 * Reads `NNNN_name.sql` in order.
 *
 * @throws MigrationError when a name is wrong or the numbers don't run 0001, 0002, … without a gap.
 */
export async function readMigrationFiles(dir: string): Promise<MigrationFile[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.sql')).sort();
  const files = await Promise.all(names.map((name) => readMigrationFile(dir, name)));
  files.forEach((file, index) => {
    if (file.version === index + 1) return;
    const expected = String(index + 1).padStart(4, '0');
    throw new MigrationError(
      `Migrations are numbered without gaps: expected ${expected} and found ${fileLabel(file)} in ${dir}.`,
    );
  });
  return files;
}

async function readMigrationFile(dir: string, fileName: string): Promise<MigrationFile> {
  const match = FILE_NAME.exec(fileName);
  if (!match?.[1] || !match[2]) {
    throw new MigrationError(`A migration is called NNNN_name.sql; ${fileName} is not.`);
  }
  const sql = await readFile(join(dir, fileName), 'utf8');
  const firstLine = sql.slice(0, sql.indexOf('\n') + 1 || undefined);
  return {
    version: Number(match[1]),
    name: match[2],
    sql,
    checksum: createHash('sha256').update(sql).digest('hex'),
    needs_extension: OPTIONAL.exec(firstLine)?.[1] ?? null,
  };
}

/** `0007_clients`: how people name a migration. */
export function fileLabel(file: { version: number; name: string }): string {
  return `${String(file.version).padStart(4, '0')}_${file.name}`;
}
