import type { ListQuery } from '@atrium/contract/core/filters.ts';
import type { HistoryEntry, PastQuery } from '@atrium/contract/records/history.ts';
import type { TimelineEntry, TimelineQuery } from '@atrium/contract/records/timeline.ts';
import type { Tx } from '../../db/index.ts';
import type { Page } from '../../http/index.ts';
import { found } from '../../policy.ts';
import type { Scope } from '../../scope.ts';
import { exportCsv } from '../csv.ts';
import { historyOf, timelineOf, type Subject } from './past.queries.ts';

/** A kind of record, as far as reading it is concerned. */
export interface ReadableKind<Row extends { id: number }, Shown> {
  entity: string;
  table: {
    list(tx: Tx, scope: Scope, query: ListQuery): Promise<Page<Row>>;
    findById(tx: Tx, scope: Scope, id: number): Promise<Row | undefined>;
  };
  /** Adds what the caller may do. */
  present(scope: Scope, row: Row): Shown;
  /** The columns of the CSV file. */
  csv: readonly (keyof Row & string)[];
  /**
   * Whose lines belong into the timeline beside what is told of the record itself: those from before it was there, such
   * as of the client it was made for.
   */
  past?(row: Row, tx: Tx, scope: Scope): Promise<readonly Subject[]> | readonly Subject[];
}

/** The reading half of a service: every kind of record answers these in the same way. */
export function readsOf<Row extends { id: number }, Shown>(kind: ReadableKind<Row, Shown>) {
  const { entity, table, present } = kind;
  const listIn = async (tx: Tx, scope: Scope, query: ListQuery): Promise<Page<Shown>> => {
    const page = await table.list(tx, scope, query);
    return { ...page, rows: page.rows.map((row) => present(scope, row)) };
  };
  return {
    list: (scope: Scope, query: ListQuery): Promise<Page<Shown>> =>
      scope.platform.db.transact(scope, (tx) => listIn(tx, scope, query)),
    /** A page of them in the caller's transaction. */
    listIn,
    exportAll: (scope: Scope, query: ListQuery): AsyncIterable<string> =>
      exportCsv(scope, { columns: kind.csv, query, list: (...args) => table.list(...args) }),
    /** The record without its related lists. */
    async read(tx: Tx, scope: Scope, id: number): Promise<Shown> {
      return present(scope, found(await table.findById(tx, scope, id)));
    },
    history: (scope: Scope, id: number, query: PastQuery): Promise<HistoryEntry[]> =>
      scope.platform.db.transact(scope, async (tx) => {
        found(await table.findById(tx, scope, id));
        return historyOf(tx, scope, { subject: { type: entity, id }, query });
      }),
    timeline: (scope: Scope, id: number, query: TimelineQuery): Promise<TimelineEntry[]> =>
      scope.platform.db.transact(scope, async (tx) => {
        const row = found(await table.findById(tx, scope, id));
        const others = (await kind.past?.(row, tx, scope)) ?? [];
        return timelineOf(tx, scope, { subjects: [{ type: entity, id }, ...others], query });
      }),
  };
}
