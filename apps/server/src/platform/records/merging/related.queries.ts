import { sql } from 'kysely';
import type { Tx } from '../../db/index.ts';
import type { Scope } from '../../scope.ts';

/** Rows of any room that hang on a record: they move when it is merged into another one. */
export interface RelatedRows {
  /** The kind of record they hang on: `account`. */
  of: string;
  /** What they are: `contact`. */
  entity: string;
  count(tx: Tx, scope: Scope, id: number): Promise<number>;
  move(tx: Tx, scope: Scope, ids: { from: number; to: number }): Promise<void>;
}

/** The usual case: a column that names the record. Gone rows move too, so that nothing names what is no more. */
export function relatedBy(
  of: string,
  { entity, table, column }: { entity: string; table: string; column: string },
): RelatedRows {
  const name = sql.table(table);
  const link = sql.ref(column);
  return {
    of,
    entity,
    async count(tx, scope, id) {
      const { rows } = await sql<{ count: number }>`
        SELECT count(*) AS count FROM ${name} WHERE org_id = ${scope.org} AND ${link} = ${id}`.execute(
        tx,
      );
      return rows[0]!.count;
    },
    async move(tx, scope, { from, to }) {
      await sql`UPDATE ${name} SET ${link} = ${to} WHERE org_id = ${scope.org} AND ${link} = ${from}`.execute(
        tx,
      );
    },
  };
}

/** Rows that name any kind of record by two columns: `what_type` and `what_id`. */
export function relatedByLink(
  of: string,
  { entity, table, link }: { entity: string; table: string; link: string },
): RelatedRows {
  const name = sql.table(table);
  const [type, id] = [sql.ref(`${link}_type`), sql.ref(`${link}_id`)];
  return {
    of,
    entity,
    async count(tx, scope, wanted) {
      const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM ${name}
        WHERE org_id = ${scope.org} AND ${type} = ${of} AND ${id} = ${wanted}`.execute(tx);
      return rows[0]!.count;
    },
    async move(tx, scope, { from, to }) {
      await sql`UPDATE ${name} SET ${id} = ${to}
        WHERE org_id = ${scope.org} AND ${type} = ${of} AND ${id} = ${from}`.execute(tx);
    },
  };
}

/** What was told of the record that goes is told of the one that stays. */
export async function shareHistory(
  tx: Tx,
  scope: Scope,
  { type, from, to }: { type: string; from: number; to: number },
): Promise<void> {
  await sql`INSERT INTO event_places (org_id, entity, entity_id, event_id, kind)
    SELECT org_id, entity, ${String(to)}, event_id, kind FROM event_places
    WHERE org_id = ${scope.org} AND entity = ${type} AND entity_id = ${String(from)}
    ON CONFLICT DO NOTHING`.execute(tx);
}
