import { audit, diff } from '../../audit/index.ts';
import type { Tx } from '../../db/index.ts';
import { emit, type NewEvent } from '../../events/emit.ts';
import { found } from '../../policy.ts';
import { ProblemError } from '../../problem.ts';
import type { Scope } from '../../scope.ts';
import { tellAssigned } from './assigned.ts';

interface Versioned {
  id: number | string;
  version: number;
}

/** How one kind of record is changed; the parts that are special are given, the order of things is not. */
export interface RecordUpdate<Row extends Versioned, Changes extends { version: number }> {
  entity: string;
  changes: Changes;
  /** Reads the row and locks it; undefined when it is not there. */
  lock(tx: Tx): Promise<Row | undefined>;
  /** May the caller, and may this change be made to this row? Throws when not. */
  check?(row: Row, changes: Omit<Changes, 'version'>, tx: Tx): void | Promise<void>;
  /** Fields that follow from the change, such as the probability from the stage; noted and written like it. */
  derive?(row: Row, changes: Omit<Changes, 'version'>, tx: Tx): Promise<object> | object;
  /** Writes the changed columns; the version and the time are included. */
  write(
    tx: Tx,
    columns: Partial<Omit<Changes, 'version'>> & { version: number; updated_at: string },
  ): Promise<unknown>;
  /** The record as callers see it, for `current` and for the answer. */
  present(tx: Tx): Promise<unknown>;
  client_id?: (row: Row) => number | null;
  /** Columns that follow from others, and of which no timeline speaks. */
  unspoken?: readonly string[];
  /** Of which other records it is told. */
  also?: (row: Row, changes: Omit<Changes, 'version'>) => NewEvent['also'];
  /** What a change is called that has a name of its own: `payment.voided`, "Payment of $2,500.00 voided". */
  news?(row: Row, changes: Omit<Changes, 'version'>): ChangeNews | undefined;
}

interface ChangeNews {
  action: string;
  /** Null where the timeline hears of it otherwise. */
  summary: string | null;
  kind?: NewEvent['kind'];
}

/**
 * Changes a record: lock, version, rule, write, audit, news, in one transaction. A wrong version is answered with
 * the record as it is now; a change that changes nothing writes nothing.
 * @returns what `present` gives
 */
export async function updateRecord<Row extends Versioned, Changes extends { version: number }>(
  tx: Tx,
  scope: Scope,
  update: RecordUpdate<Row, Changes>,
): Promise<unknown> {
  const row = found(await update.lock(tx));
  const { version, ...asked } = update.changes;
  if (row.version !== version) {
    throw new ProblemError('version_conflict', { current: await update.present(tx) });
  }
  await update.check?.(row, asked, tx);
  const changes = { ...asked, ...(await update.derive?.(row, asked, tx)) };
  const differences = diff(row as Record<string, unknown>, changes);
  const changed = Object.keys(differences);
  if (changed.length > 0) {
    const columns = Object.fromEntries(
      Object.entries(changes).filter(([name]) => changed.includes(name)),
    );
    await update.write(tx, {
      ...(columns as Partial<Omit<Changes, 'version'>>),
      version: version + 1,
      updated_at: scope.now.toISOString(),
    });
    const { action, summary, kind }: ChangeNews = update.news?.(row, asked) ?? {
      action: actionOf(update.entity, changes),
      summary: summaryOf(
        changes,
        changed.filter((name) => !update.unspoken?.includes(name)),
      ),
    };
    const subject = { entity: update.entity, entity_id: row.id };
    await audit(tx, scope, { action, ...subject, changes: differences });
    emit(tx, scope, {
      type: action,
      subject: { type: update.entity, id: row.id },
      client_id: update.client_id?.(row) ?? null,
      ...(summary !== null && { summary }),
      ...(kind && { kind }),
      ...told(update.also?.(row, asked)),
      data: { changed },
      live: { version: version + 1 },
    });
    const record = { type: update.entity, id: row.id };
    tellAssigned(tx, scope, { subject: record, values: columns });
  }
  return update.present(tx);
}

function told(also: NewEvent['also']): Pick<NewEvent, 'also'> {
  return also === undefined ? {} : { also };
}

function actionOf(entity: string, changes: Record<string, unknown>): string {
  if (changes.is_active === false) return `${entity}.deactivated`;
  if (changes.is_active === true) return `${entity}.reactivated`;
  return `${entity}.updated`;
}

/** What a timeline says of a change: "Changed phone and company". */
function summaryOf(changes: Record<string, unknown>, changed: string[]): string {
  if (changes.is_active === false) return 'Deactivated';
  if (changes.is_active === true) return 'Reactivated';
  const names = changed.map((name) => name.replace(/^is_|_ids?$/g, '').replaceAll('_', ' '));
  const last = names.pop() ?? '';
  return `Changed ${names.length > 0 ? `${names.join(', ')} and ` : ''}${last}`;
}
