import type { ListQuery } from '@atrium/contract/core/filters.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../db/index.ts';
import type { Page } from '../http/index.ts';
import type { Scope } from '../scope.ts';
import { after, encodeCursor, readCursor } from './cursor.ts';
import { conditionsOf } from './conditions.ts';
import { cursorColumns, orderBy, sortKeys } from './sorting.ts';
import type { RecordSource } from './source.ts';

/**
 * One page of a list: filtered, searched, sorted and counted. The order always ends with the id, so pages never
 * overlap; with `cursor` the page begins after the row it names, however deep, and nothing is counted.
 */
export async function listRecords<Row extends { id: unknown }>(
  tx: Tx,
  scope: Scope,
  { source, query }: { source: RecordSource; query: ListQuery },
): Promise<Page<Row>> {
  const conditions = conditionsOf(source, query, scope);
  const keys = sortKeys(source, query.sort);
  const cursor = query.cursor === undefined ? null : readCursor(query.cursor, keys);
  const where = sql.join(cursor ? [...conditions, after(keys, cursor)] : conditions, sql` AND `);
  const order = orderBy(keys);
  const offset = cursor ? 0 : (query.page - 1) * query.per_page;
  // The page is chosen by ids alone, so that a row's columns are only made for rows that are shown.
  const { rows } = await sql<Row & Record<string, unknown>>`
    SELECT ${source.select}, ${cursorColumns(keys)}
    FROM ${source.from} ${source.beside ?? sql``} WHERE t.org_id = ${scope.org} AND t.id IN (SELECT t.id FROM ${source.from} WHERE ${where}
      ORDER BY ${order} LIMIT ${query.per_page} OFFSET ${offset})
    ORDER BY ${order}`.execute(tx);
  const last = rows.length === query.per_page ? rows.at(-1) : undefined;
  return {
    rows,
    total: cursor ? null : await count(tx, source, conditions),
    cursor: last ? encodeCursor(last, keys.length) : null,
  };
}

async function count(
  tx: Tx,
  source: RecordSource,
  conditions: RawBuilder<unknown>[],
): Promise<number> {
  const where = sql.join(conditions, sql` AND `);
  const { rows } = await sql<{ total: number }>`
    SELECT count(*) AS total FROM ${source.from} WHERE ${where}`.execute(tx);
  return rows[0]?.total ?? 0;
}
