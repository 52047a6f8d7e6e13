import type { BodyOf, QueryOf } from '@atrium/contract/core/route.ts';
import type {
  LeadSource,
  leadSources,
  SalesTarget,
  salesTargets,
} from '@atrium/contract/crm/stages.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { emit } from '../../../platform/events/emit.ts';
import { found } from '../../../platform/policy.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import { createRecord, updateRecord } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { checkReferences } from '../links/references.ts';
import { today } from '../links/references.queries.ts';
import * as queries from './settings.queries.ts';

const ENTITY = 'lead_source';
/** Other rooms and the embed speak of these by name. */
const FIXED = ['Messenger', 'Workspace', 'Import'];

export function list(scope: Scope): Promise<LeadSource[]> {
  return scope.platform.db.transact(scope, (tx) => queries.listSources(tx, scope));
}

async function read(tx: Tx, scope: Scope, id: number): Promise<LeadSource> {
  return found(await queries.sourceTable.findById(tx, scope, id));
}

async function refuseTwin(tx: Tx, scope: Scope, given: { name: string; id: number }) {
  if (await queries.nameTaken(tx, scope, { table: 'lead_sources', ...given })) {
    throw fieldProblem('name', 'taken', 'There is a lead source with this name');
  }
}

export function create(
  scope: Scope,
  input: BodyOf<(typeof leadSources)['create']>,
): Promise<LeadSource> {
  return scope.platform.db.transact(scope, async (tx) => {
    await refuseTwin(tx, scope, { ...input, id: 0 });
    const position = await queries.nextSourcePosition(tx, scope);
    const id = await createRecord(tx, scope, {
      entity: ENTITY,
      input,
      insert: ({ org_id, created_at, updated_at }) =>
        queries.sourceTable.insert(tx, { org_id, created_at, updated_at, ...input, position }),
      summary: 'Lead source created',
    });
    return read(tx, scope, id);
  });
}

export function update(
  scope: Scope,
  id: number,
  changes: BodyOf<(typeof leadSources)['update']>,
): Promise<LeadSource> {
  return scope.platform.db.transact(scope, async (tx) => {
    const updated = await updateRecord(tx, scope, {
      entity: ENTITY,
      changes,
      lock: (inner) => queries.sourceTable.lock(inner, scope, id),
      check: async (row, wanted) => {
        if (wanted.name === undefined || wanted.name === row.name) return;
        if (FIXED.includes(row.name))
          throw fieldProblem('name', 'fixed', 'The program itself uses this lead source');
        await refuseTwin(tx, scope, { name: wanted.name, id });
      },
      write: (inner, columns) => queries.sourceTable.update(inner, scope, { id, ...columns }),
      present: (inner) => read(inner, scope, id),
    });
    return updated as LeadSource;
  });
}

export function listTargets(
  scope: Scope,
  { year }: QueryOf<(typeof salesTargets)['list']>,
): Promise<SalesTarget[]> {
  return scope.platform.db.transact(scope, async (tx) => {
    const wanted = year ?? Number((await today(tx, scope)).slice(0, 4));
    return queries.listTargets(tx, scope, wanted);
  });
}

export function setTargets(
  scope: Scope,
  { targets }: BodyOf<(typeof salesTargets)['set']>,
): Promise<SalesTarget[]> {
  return scope.platform.db.transact(scope, async (tx) => {
    for (const target of targets) {
      await checkReferences(tx, scope, { wanted: { owner_id: target.owner_id } });
      await queries.setTarget(tx, scope, target);
    }
    const changes = { targets: [null, targets] as [unknown, unknown] };
    const subject = { entity: 'sales_target', entity_id: null };
    await audit(tx, scope, { action: 'sales_target.set', ...subject, changes });
    const told = { subject: { type: 'sales_target', id: 0 }, live: { version: 1 } };
    emit(tx, scope, { type: 'sales_target.set', ...told });
    const year = Number((targets[0]?.month ?? (await today(tx, scope))).slice(0, 4));
    return queries.listTargets(tx, scope, year);
  });
}
