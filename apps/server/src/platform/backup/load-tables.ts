import pg, { type ClientBase } from 'pg';
import { assumeOwner, assumeRoleFor, type BackupTable } from './catalog.ts';
import { BackupError } from './manifest.ts';

const BATCH_ROWS = 1_000;
const BATCH_CHARACTERS = 1_000_000;

interface ForeignKey {
  table: string;
  name: string;
  is_deferrable: boolean;
  is_deferred: boolean;
}

/**
 * Lets rows come in any order while `work` runs: foreign keys wait for the end, and triggers
 * made by migrations, such as those that keep rows unchanged, stay silent. Then every foreign
 * key is checked and all is as before. Part of the caller's transaction.
 */
export async function withLooseConstraints(
  client: ClientBase,
  tables: BackupTable[],
  work: () => Promise<void>,
): Promise<void> {
  const keys = await listForeignKeys(client);
  for (const key of keys) await alterKey(client, key, 'DEFERRABLE INITIALLY DEFERRED');
  for (const table of tables) await alterTriggers(client, table, 'DISABLE');
  await work();
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  for (const table of tables) await alterTriggers(client, table, 'ENABLE');
  for (const key of keys) {
    const initially = key.is_deferred ? 'DEFERRED' : 'IMMEDIATE';
    const state = key.is_deferrable ? `DEFERRABLE INITIALLY ${initially}` : 'NOT DEFERRABLE';
    await alterKey(client, key, state);
  }
}

async function listForeignKeys(client: ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    SELECT c.relname AS table, k.conname AS name,
      k.condeferrable AS is_deferrable, k.condeferred AS is_deferred
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE k.contype = 'f' AND k.conparentid = 0
      AND k.connamespace = 'public'::regnamespace`);
  return rows;
}

async function alterKey(client: ClientBase, key: ForeignKey, state: string): Promise<void> {
  await client.query(
    `ALTER TABLE public.${pg.escapeIdentifier(key.table)}
     ALTER CONSTRAINT ${pg.escapeIdentifier(key.name)} ${state}`,
  );
}

async function alterTriggers(
  client: ClientBase,
  table: BackupTable,
  state: 'ENABLE' | 'DISABLE',
): Promise<void> {
  await client.query(`ALTER TABLE public.${pg.escapeIdentifier(table.name)} ${state} TRIGGER USER`);
}

/** Inserts one JSON object a line, a batch at a time. @returns the number of rows. */
export async function loadTable(
  client: ClientBase,
  table: BackupTable,
  lines: AsyncIterable<Uint8Array>,
): Promise<number> {
  await assumeRoleFor(client, table);
  const sql = insertStatement(table);
  let count = 0;
  let batch: string[] = [];
  let characters = 0;
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const result = await client.query(sql, [`[${batch.join(',')}]`]);
    count += result.rowCount ?? 0;
    batch = [];
    characters = 0;
  };
  for await (const line of splitLines(lines)) {
    batch.push(line);
    characters += line.length;
    if (batch.length >= BATCH_ROWS || characters >= BATCH_CHARACTERS) await flush();
  }
  await flush();
  await assumeOwner(client);
  return count;
}

/** JSON has no raw line feed inside, and `\n` alone ends a line here: U+2028 may stand in texts. */
async function* splitLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') throw new BackupError('A table ends in the middle of a row.');
}

function insertStatement(table: BackupTable): string {
  const names = table.columns.map((column) => pg.escapeIdentifier(column.name));
  const values = table.columns.map((column) => {
    const name = `x.${pg.escapeIdentifier(column.name)}`;
    return column.is_json ? `${name}::${column.type}` : name;
  });
  const record = table.columns.map(
    (column) => `${pg.escapeIdentifier(column.name)} ${column.is_json ? 'text' : column.type}`,
  );
  return `INSERT INTO public.${pg.escapeIdentifier(table.name)} (${names.join(', ')})
    OVERRIDING SYSTEM VALUE
    SELECT ${values.join(', ')} FROM json_to_recordset($1::json) AS x(${record.join(', ')})`;
}

/** Rolls back with the transaction, which setval() would not. */
export async function restartSequences(
  client: ClientBase,
  sequences: Record<string, string>,
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT sequencename AS name FROM pg_sequences WHERE schemaname = 'public'",
  );
  for (const { name } of rows) {
    const next = sequences[name];
    if (next === undefined) continue;
    if (!/^-?\d+$/.test(next)) throw new BackupError(`The sequence ${name} has no number.`);
    await client.query(`ALTER SEQUENCE public.${pg.escapeIdentifier(name)} RESTART WITH ${next}`);
  }
}
