import type { ListQuery } from '@atrium/contract/core/filters.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../db/index.ts';
import type { Scope } from '../../scope.ts';
import { conditionsOf } from '../conditions.ts';
import { encodeCursor } from '../cursor.ts';
import { cursorColumns, orderBy, sortKeys } from '../sorting.ts';
import type { RecordSource } from '../source.ts';

/** The columns of a board: rows of a table `g`, each with the records that name it. */
interface Groups {
  /** `stages AS g WHERE …` */
  from: RawBuilder<unknown>;
  /** The column of the record that holds the id of its group. */
  column: string;
}

interface Asked<G> {
  source: RecordSource;
  query: ListQuery;
  groups: G;
}

export interface GroupPage<Row> {
  rows: Row[];
  /** For the plain list, filtered by this group: where it goes on. */
  cursor: string | null;
}

/** The first page of every group, in one query. */
export async function listColumns<Row extends { id: unknown }>(
  tx: Tx,
  scope: Scope,
  { source, query, groups }: Asked<Groups>,
): Promise<Map<number, GroupPage<Row>>> {
  const keys = sortKeys(source, query.sort);
  const where = sql.join(conditionsOf(source, query, scope), sql` AND `);
  const column = sql.ref(`t.${groups.column}`);
  const { rows } = await sql<Row & { group_id: number }>`
    SELECT ${source.select}, page.group_id, ${cursorColumns(keys)}
    FROM ${source.from} JOIN (
      SELECT g.id AS group_id, first.id, first.rank FROM (SELECT g.id FROM ${groups.from}) AS g CROSS JOIN LATERAL (
        SELECT found.id, row_number() OVER () AS rank FROM (
          SELECT t.id FROM ${source.from} WHERE ${where} AND ${column} = g.id
          ORDER BY ${orderBy(keys)} LIMIT ${query.per_page}) AS found) AS first) AS page ON page.id = t.id
    WHERE t.org_id = ${scope.org} ORDER BY page.group_id, page.rank`.execute(tx);
  const pages = Map.groupBy(rows, (row) => row.group_id);
  return new Map(
    [...pages].map(([id, page]) => {
      const last = page.length === query.per_page ? page.at(-1) : undefined;
      return [id, { rows: page, cursor: last ? encodeCursor(last, keys.length) : null }];
    }),
  );
}

interface Sums extends Groups {
  /** The columns of a group. */
  select: RawBuilder<unknown>;
  order: RawBuilder<unknown>;
  /** What the records `t` are joined with to be summed up. */
  with: RawBuilder<unknown>;
  /** The sums of a group … */
  sums: RawBuilder<unknown>;
  /** … and how they are given, as `s`; a group without records has none of them. */
  shown: RawBuilder<unknown>;
}

/** Every group with sums over all its records, also those no page has reached; one pass over the records. */
export async function columnSums<Row>(
  tx: Tx,
  scope: Scope,
  { source, query, groups }: Asked<Sums>,
): Promise<Row[]> {
  const where = sql.join(conditionsOf(source, query, scope), sql` AND `);
  const column = sql.ref(`t.${groups.column}`);
  const { rows } = await sql<Row>`
    SELECT ${groups.select}, ${groups.shown} FROM (SELECT g.* FROM ${groups.from}) AS g LEFT JOIN (
      SELECT ${column} AS group_id, ${groups.sums} FROM ${source.from} ${groups.with} WHERE ${where}
      GROUP BY ${column}) AS s ON s.group_id = g.id
    ORDER BY ${groups.order}`.execute(tx);
  return rows;
}
