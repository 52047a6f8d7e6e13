import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { Stage, stages } from '@atrium/contract/crm/stages.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { emit } from '../../../platform/events/emit.ts';
import { found } from '../../../platform/policy.ts';
import { fieldProblem, ProblemError } from '../../../platform/problem.ts';
import { createRecord, updateRecord } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import * as queries from './settings.queries.ts';

const ENTITY = 'stage';

export function list(scope: Scope): Promise<Stage[]> {
  return scope.platform.db.transact(scope, (tx) => queries.listStages(tx, scope));
}

async function read(tx: Tx, scope: Scope, id: number): Promise<Stage> {
  return found(await queries.stageTable.findById(tx, scope, id));
}

/** The probability that goes with a kind: what is won is certain, what is lost is not. */
function fitting(kind: Stage['kind'], probability: number): number {
  if (kind === 'won') return 100;
  return kind === 'lost' ? 0 : probability;
}

export function create(scope: Scope, input: BodyOf<(typeof stages)['create']>): Promise<Stage> {
  return scope.platform.db.transact(scope, async (tx) => {
    await queries.lockStages(tx, scope);
    await refuseTwin(tx, scope, { name: input.name, id: 0 });
    const { name, kind = 'open' } = input;
    const columns = { name, kind, probability: fitting(kind, input.probability ?? 0) };
    const all = await queries.listStages(tx, scope);
    const place = all.findLastIndex((stage) => stage.is_active && stage.kind === kind) + 1;
    const id = await createRecord(tx, scope, {
      entity: ENTITY,
      input: columns,
      insert: ({ org_id, created_at, updated_at }) =>
        queries.stageTable.insert(tx, { org_id, created_at, updated_at, ...columns, position: 0 }),
      summary: 'Stage created',
    });
    const order = all.map((stage) => stage.id);
    order.splice(place, 0, id);
    await queries.placeStages(tx, scope, order);
    return read(tx, scope, id);
  });
}

export function update(
  scope: Scope,
  id: number,
  changes: BodyOf<(typeof stages)['update']>,
): Promise<Stage> {
  return scope.platform.db.transact(scope, async (tx) => {
    await queries.lockStages(tx, scope);
    const updated = await updateRecord(tx, scope, {
      entity: ENTITY,
      changes,
      lock: (inner) => queries.stageTable.lock(inner, scope, id),
      check: (row, wanted) => check(tx, scope, { row, wanted }),
      derive: (row, wanted) => {
        const kind = wanted.kind ?? row.kind;
        return { probability: fitting(kind, wanted.probability ?? row.probability) };
      },
      write: (inner, columns) => queries.stageTable.update(inner, scope, { id, ...columns }),
      present: (inner) => read(inner, scope, id),
    });
    return updated as Stage;
  });
}

interface Change {
  row: { id: number; name: string; kind: Stage['kind']; is_active: boolean };
  wanted: Omit<BodyOf<(typeof stages)['update']>, 'version'>;
}

async function check(tx: Tx, scope: Scope, { row, wanted }: Change): Promise<void> {
  if (wanted.name !== undefined) await refuseTwin(tx, scope, { name: wanted.name, id: row.id });
  const leaves = wanted.is_active === false && row.is_active;
  const turns = wanted.kind !== undefined && wanted.kind !== row.kind;
  if (!leaves && !turns) return;
  if ((await queries.countDeals(tx, scope, row.id)) > 0) {
    const path = leaves ? 'is_active' : 'kind';
    throw fieldProblem(path, 'in_use', 'Move the opportunities in this stage to another one first');
  }
  if ((await queries.otherStages(tx, scope, row)) === 0) {
    throw fieldProblem('kind', 'last', `One ${row.kind} stage is needed`);
  }
}

async function refuseTwin(tx: Tx, scope: Scope, given: { name: string; id: number }) {
  if (await queries.nameTaken(tx, scope, { table: 'stages', ...given })) {
    throw fieldProblem('name', 'taken', 'There is a stage with this name');
  }
}

/** Puts the stages into an order; those not named follow. */
export function order(scope: Scope, ids: number[]): Promise<Stage[]> {
  return scope.platform.db.transact(scope, async (tx) => {
    await queries.lockStages(tx, scope);
    const known = (await queries.listStages(tx, scope)).map(({ id }) => id);
    if (ids.some((id) => !known.includes(id)) || new Set(ids).size < ids.length) {
      throw new ProblemError('rule', { detail: 'The order names stages that are not there' });
    }
    const whole = [...ids, ...known.filter((id) => !ids.includes(id))];
    await queries.placeStages(tx, scope, whole);
    const changes = { order: [known, whole] as [unknown, unknown] };
    await audit(tx, scope, { action: 'stage.ordered', entity: ENTITY, entity_id: null, changes });
    const told = { subject: { type: ENTITY, id: 0 }, live: { version: 1 } };
    emit(tx, scope, { type: 'stage.ordered', ...told });
    return queries.listStages(tx, scope);
  });
}
