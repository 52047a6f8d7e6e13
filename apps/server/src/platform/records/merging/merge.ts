import type { z } from 'zod';
import type { MergeBody } from '@atrium/contract/records/merge.ts';
import { audit, diff, type Changes } from '../../audit/index.ts';
import type { Tx } from '../../db/index.ts';
import { announceGone, emit } from '../../events/emit.ts';
import { found } from '../../policy.ts';
import { fieldProblem, ProblemError } from '../../problem.ts';
import type { Scope } from '../../scope.ts';
import { shareHistory, type RelatedRows } from './related.queries.ts';

interface Mergeable {
  id: number;
  version: number;
  client_id?: number | null;
}

/** A kind of record of which two may become one. */
export interface MergeableKind<Row extends Mergeable, Shown> {
  entity: string;
  /** The fields that one of the two gives. */
  fields: readonly (keyof Row & string)[];
  related: readonly RelatedRows[];
  /** Fields that come from where another one comes from: the client goes with the e-mail. */
  followers?: Record<string, keyof Row & string>;
  lock(tx: Tx, scope: Scope, id: number): Promise<Row | undefined>;
  update(tx: Tx, scope: Scope, columns: Record<string, unknown> & { id: number }): Promise<void>;
  read(tx: Tx, scope: Scope, id: number): Promise<Shown>;
  /** May these two be merged? Throws when not. */
  check?(kept: Row, other: Row): void;
  /** What must be put right before the rows move. */
  prepare?(tx: Tx, scope: Scope, ids: { from: number; to: number }): Promise<void>;
}

type Choice = 'kept' | 'other';

/** Empty fields are filled from the other record. */
function choose(kept: unknown, other: unknown): Choice {
  const isEmpty = kept === null || kept === undefined || kept === '';
  return isEmpty && other !== null && other !== undefined ? 'other' : 'kept';
}

/** Locks both, the smaller id first, so that two merges at once wait instead of hanging. */
async function lockBoth<Row extends Mergeable, Shown>(
  tx: Tx,
  scope: Scope,
  { kind, id, other_id }: { kind: MergeableKind<Row, Shown>; id: number; other_id: number },
): Promise<{ kept: Row; other: Row }> {
  const rows = new Map<number, Row>();
  for (const each of [id, other_id].toSorted((a, b) => a - b)) {
    const row = await kind.lock(tx, scope, each);
    if (row) rows.set(each, row);
  }
  const kept = found(rows.get(id));
  if (id === other_id)
    throw fieldProblem('other_id', 'same', 'A record cannot be merged with itself');
  const other = rows.get(other_id);
  if (!other) throw fieldProblem('other_id', 'unknown', `There is no ${kind.entity} with this id`);
  kind.check?.(kept, other);
  return { kept, other };
}

/** Two records side by side, the fields they differ in, and what would move. */
export function previewMerge<Row extends Mergeable, Shown>(
  scope: Scope,
  given: { kind: MergeableKind<Row, Shown>; id: number; other_id: number },
) {
  const { kind, id, other_id } = given;
  return scope.platform.db.transact(scope, async (tx) => {
    const { kept, other } = await lockBoth(tx, scope, given);
    const differences = kind.fields
      .filter((field) => JSON.stringify(kept[field]) !== JSON.stringify(other[field]))
      .map((field) => ({
        field,
        kept: kept[field],
        other: other[field],
        choice: choose(kept[field], other[field]),
      }));
    const moves: { entity: string; count: number }[] = [];
    for (const rows of kind.related) {
      const count = await rows.count(tx, scope, other_id);
      if (count > 0) moves.push({ entity: rows.entity, count });
    }
    return {
      kept: await kind.read(tx, scope, id),
      other: await kind.read(tx, scope, other_id),
      differences,
      moves,
    };
  });
}

/** Makes one record of two: fields chosen, everything related moved, the other one out of sight, both audited. */
export function mergeRecords<Row extends Mergeable, Shown>(
  scope: Scope,
  given: { kind: MergeableKind<Row, Shown>; id: number; body: z.output<typeof MergeBody> },
): Promise<Shown> {
  const { kind, id, body } = given;
  const { other_id } = body;
  return scope.platform.db.transact(scope, async (tx) => {
    const { kept, other } = await lockBoth(tx, scope, { kind, id, other_id });
    const stale =
      kept.version !== body.version ? id : other.version !== body.other_version && other_id;
    if (stale)
      throw new ProblemError('version_conflict', { current: await kind.read(tx, scope, stale) });
    const taken = fieldsTaken(kind, { kept, other, choices: body.choices });
    await kind.prepare?.(tx, scope, { from: other_id, to: id });
    const at = scope.now.toISOString();
    // First the other one goes: what is unique is then free for the one that stays.
    await kind.update(tx, scope, {
      id: other_id,
      merged_into_id: id,
      removed_at: at,
      version: other.version + 1,
      updated_at: at,
    });
    const moved: Changes = {};
    for (const rows of kind.related) {
      const count = await rows.count(tx, scope, other_id);
      if (count > 0) moved[`moved_${rows.entity}`] = [null, count];
      await rows.move(tx, scope, { from: other_id, to: id });
    }
    await shareHistory(tx, scope, { type: kind.entity, from: other_id, to: id });
    await kind.update(tx, scope, { id, ...taken, version: kept.version + 1, updated_at: at });
    const changes = { ...diff(kept as unknown as Record<string, unknown>, taken), ...moved };
    await tell(tx, scope, { entity: kind.entity, kept, other, changes });
    return kind.read(tx, scope, id);
  });
}

function fieldsTaken<Row extends Mergeable, Shown>(
  kind: MergeableKind<Row, Shown>,
  given: { kept: Row; other: Row; choices: Record<string, Choice> },
): Record<string, unknown> {
  const { kept, other, choices } = given;
  const unknown = Object.keys(choices).find(
    (field) => !(kind.fields as readonly string[]).includes(field),
  );
  if (unknown !== undefined)
    throw fieldProblem(`choices.${unknown}`, 'unknown', 'This field cannot be chosen');
  const taken = kind.fields.filter(
    (field) => (choices[field] ?? choose(kept[field], other[field])) === 'other',
  );
  const following = Object.entries(kind.followers ?? {})
    .filter(([, leader]) => taken.includes(leader))
    .map(([field]) => field as keyof Row & string);
  return Object.fromEntries([...taken, ...following].map((field) => [field, other[field]]));
}

async function tell(
  tx: Tx,
  scope: Scope,
  given: { entity: string; kept: Mergeable; other: Mergeable; changes: Changes },
): Promise<void> {
  const { entity, kept, other, changes } = given;
  const into: Changes = { merged_into_id: [null, kept.id] };
  const from: Changes = { merged_from_id: [null, other.id], ...changes };
  const action = `${entity}.merged`;
  await audit(tx, scope, { action, entity, entity_id: other.id, changes: into });
  await audit(tx, scope, { action, entity, entity_id: kept.id, changes: from });
  emit(tx, scope, {
    type: action,
    subject: { type: entity, id: kept.id },
    client_id: kept.client_id ?? null,
    summary: `Merged with ${entity} ${other.id}`,
    data: { merged_id: other.id },
    live: { version: kept.version + 1 },
  });
  announceGone(tx, scope, { type: entity, id: other.id, version: other.version + 1 });
}
