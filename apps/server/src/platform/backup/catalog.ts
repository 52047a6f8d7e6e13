import pg, { type ClientBase } from 'pg';

/** A stored column: generated ones make themselves again. */
export interface BackupColumn {
  name: string;
  /** As SQL spells it: `character varying(9)`. */
  type: string;
  /** json and jsonb travel as text, since a row as JSON cannot tell JSON's null from SQL's. */
  is_json: boolean;
}

export interface BackupTable {
  name: string;
  /** Rows of all organizations are seen by the role atrium_system only. */
  has_row_security: boolean;
  columns: BackupColumn[];
}

/** Every table of ours; a partitioned one stands for its partitions. */
export async function listTables(client: ClientBase): Promise<BackupTable[]> {
  const { rows } = await client.query<BackupTable>(`
    SELECT c.relname AS name, c.relrowsecurity AS has_row_security,
      jsonb_agg(jsonb_build_object(
        'name', a.attname,
        'type', format_type(a.atttypid, a.atttypmod),
        'is_json', a.atttypid IN ('json'::regtype, 'jsonb'::regtype)
      ) ORDER BY a.attnum) AS columns
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND NOT c.relispartition AND c.relname <> 'schema_migrations'
      AND NOT EXISTS (
        SELECT FROM pg_depend d
        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
      )
    GROUP BY c.oid ORDER BY c.relname`);
  return rows;
}

/** Name and next value of every sequence of ours; the view pg_sequences forgets a restart. */
export async function listSequences(client: ClientBase): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; step: string }>(`
    SELECT sequencename AS name, increment_by::text AS step
    FROM pg_sequences WHERE schemaname = 'public' ORDER BY sequencename`);
  const sequences: Record<string, string> = {};
  for (const { name, step } of rows) {
    const state = await client.query<{ next: string }>(
      `SELECT (last_value + CASE WHEN is_called THEN ${step} ELSE 0 END)::text AS next
       FROM public.${pg.escapeIdentifier(name)}`,
    );
    sequences[name] = state.rows[0]?.next ?? '1';
  }
  return sequences;
}

/** Becomes the role that sees all rows of this table, for the rest of the transaction. */
export async function assumeRoleFor(client: ClientBase, table: BackupTable): Promise<void> {
  await client.query(`SET LOCAL ROLE ${table.has_row_security ? 'atrium_system' : 'NONE'}`);
}

/** Becomes the owner again. */
export async function assumeOwner(client: ClientBase): Promise<void> {
  await client.query('SET LOCAL ROLE NONE');
}
