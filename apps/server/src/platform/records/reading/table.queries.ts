import type { ListQuery } from '@atrium/contract/core/filters.ts';
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { DB, Tx } from '../../db/index.ts';
import type { Page } from '../../http/index.ts';
import type { Scope } from '../../scope.ts';
import { listRecords } from '../list.queries.ts';
import type { RecordSource } from '../source.ts';

/** Tables of records: they belong to an organization and carry a number people see. */
type RecordTableName = {
  [T in keyof DB]: Selectable<DB[T]> extends { org_id: number; id: number; version: number }
    ? T
    : never;
}[keyof DB];

/** What is asked of the table of every kind of record. */
export interface RecordTable<Row, Name extends RecordTableName> {
  list(tx: Tx, scope: Scope, query: ListQuery): Promise<Page<Row>>;
  /** The row as callers see it; undefined when it is not there, not shown, or another organization's. */
  findById(tx: Tx, scope: Scope, id: number): Promise<Row | undefined>;
  /** The row as it is stored, locked until the end of the transaction. */
  lock(tx: Tx, scope: Scope, id: number): Promise<Selectable<DB[Name]> | undefined>;
  insert(tx: Tx, values: Insertable<DB[Name]>): Promise<number>;
  update(tx: Tx, scope: Scope, columns: Updateable<DB[Name]> & { id: number }): Promise<void>;
}

/** The queries that every kind of record has, from its declared source. */
export function recordTable<Row extends { id: number }, Name extends RecordTableName>(
  name: Name,
  source: RecordSource,
): RecordTable<Row, Name> {
  const table = sql.table(name);
  const shown = source.where ?? sql<boolean>`true`;
  return {
    list: (tx, scope, query) => listRecords<Row>(tx, scope, { source, query }),
    async findById(tx, scope, id) {
      const { rows } =
        await sql<Row>`SELECT ${source.select} FROM ${source.from} ${source.beside ?? sql``}
        WHERE t.org_id = ${scope.org} AND t.id = ${id} AND ${shown}`.execute(tx);
      return rows[0];
    },
    async lock(tx, scope, id) {
      const { rows } = await sql<Selectable<DB[Name]>>`SELECT t.* FROM ${table} AS t
        WHERE t.org_id = ${scope.org} AND t.id = ${id} AND ${shown} FOR UPDATE`.execute(tx);
      return rows[0];
    },
    async insert(tx, values) {
      const columns = given(values);
      const { rows } = await sql<{ id: number }>`
        INSERT INTO ${table} (${sql.join(columns.map(([column]) => sql.ref(column)))})
        VALUES (${sql.join(columns.map(([, value]) => value))}) RETURNING id`.execute(tx);
      return rows[0]!.id;
    },
    async update(tx, scope, { id, ...values }) {
      const changes = given(values).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
      await sql`UPDATE ${table} SET ${sql.join(changes)}
        WHERE org_id = ${scope.org} AND id = ${id}`.execute(tx);
    },
  };
}

function given(values: object): [string, unknown][] {
  return Object.entries(values).filter(([, value]) => value !== undefined);
}
