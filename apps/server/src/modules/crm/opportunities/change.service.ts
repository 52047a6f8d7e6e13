import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { OpportunityDetail, opportunities } from '@atrium/contract/crm/opportunities.ts';
import type { Stage } from '@atrium/contract/crm/stages.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { emit } from '../../../platform/events/emit.ts';
import { authorize, found } from '../../../platform/policy.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import { bulkUpdate, createRecord, updateRecord } from '../../../platform/records/index.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';
import { becomeClient } from '../../clients/index.ts';
import { checkLeadSource, checkReferences } from '../links/references.ts';
import { today } from '../links/references.queries.ts';
import { canOpportunity } from './opportunities.policy.ts';
import * as queries from './opportunities.queries.ts';
import { readDetail } from './opportunities.service.ts';
import { enterStage, stayInStage } from './stage-rules.ts';

const ENTITY = 'opportunity';

type Input = BodyOf<(typeof opportunities)['create']>;
type Changes = BodyOf<(typeof opportunities)['update']>;

/** What a conversion brings along. */
interface Heritage {
  lead_id?: number;
  client_id?: number | null;
  utm?: string;
}

export function create(scope: Scope, input: Input): Promise<OpportunityDetail> {
  return scope.platform.db.transact(scope, async (tx) => {
    return readDetail(tx, scope, await add(tx, scope, { input }));
  });
}

/** Makes a deal in the caller's transaction; its way through the stages begins with it. */
export async function add(
  tx: Tx,
  scope: Scope,
  { input, heritage = {} }: { input: Input; heritage?: Heritage },
): Promise<number> {
  const { stage: _name, stage_id: _id, ...fields } = input;
  const stage = await stageOf(tx, scope, input);
  const owner_id = found(fields.owner_id ?? userIdOf(scope) ?? undefined);
  await checkReferences(tx, scope, { wanted: fields });
  await checkLeadSource(tx, scope, fields.lead_source);
  if (stage.kind === 'open') await checkCloseDate(tx, scope, fields.close_date);
  const at = scope.now.toISOString();
  const staged = { ...enterStage(stage, fields), stage_id: stage.id };
  const times = { stage_entered_at: at, last_activity_at: at };
  const closed_at = stage.kind === 'open' ? null : at;
  const id = await createRecord(tx, scope, {
    entity: ENTITY,
    input: { ...fields, ...staged },
    insert: (origin) =>
      queries.table.insert(tx, {
        ...origin,
        ...fields,
        ...staged,
        ...times,
        ...heritage,
        owner_id,
        closed_at,
      }),
    summary: 'Opportunity created',
    client_id: heritage.client_id ?? null,
    data: { name: input.name },
  });
  const by_name = scope.principal.name;
  const first = { opportunity_id: id, from_stage_id: null, to_stage_id: stage.id };
  await queries.insertStageChange(tx, scope, { ...first, by_name, since: null });
  return id;
}

async function stageOf(
  tx: Tx,
  scope: Scope,
  given: { stage?: string | undefined; stage_id?: number | undefined },
): Promise<Stage> {
  const path = given.stage_id === undefined ? 'stage' : 'stage_id';
  if (given.stage !== undefined && given.stage_id !== undefined)
    throw fieldProblem('stage', 'twice', 'Name the stage or its id, not both');
  const stage = await queries.findStage(tx, scope, given);
  if (!stage) throw fieldProblem(path, 'unknown', 'There is no such stage');
  return stage;
}

async function checkCloseDate(
  tx: Tx,
  scope: Scope,
  date: string | null | undefined,
): Promise<void> {
  if (date && date < (await today(tx, scope)))
    throw fieldProblem(
      'close_date',
      'past',
      'The close date of an open opportunity cannot be in the past',
    );
}

/** Changes a deal; a new stage brings its probability and is noted with the time spent in the old one. */
export function update(scope: Scope, id: number, given: Changes): Promise<OpportunityDetail> {
  return scope.platform.db.transact(scope, async (tx) => {
    const { stage: name, stage_id, ...fields } = given;
    const isMoved = name !== undefined || stage_id !== undefined;
    let before: Locked | undefined;
    let goal: Stage | undefined;
    const updated = await updateRecord(tx, scope, {
      entity: ENTITY,
      changes: fields,
      lock: async (inner) => (before = await queries.table.lock(inner, scope, id)),
      check: (row, wanted) => checkFields(tx, scope, { row, wanted }),
      derive: async (row, wanted) => {
        const from = found(await queries.findStage(tx, scope, { stage_id: row.stage_id }));
        goal = isMoved ? await stageOf(tx, scope, { stage: name, stage_id }) : from;
        if (goal.id === row.stage_id) return stayInStage(goal, wanted);
        if (!goal.is_active) throw fieldProblem('stage', 'inactive', 'This stage is not in use');
        const reason = wanted.loss_reason ?? (goal.kind === 'lost' ? row.loss_reason : null);
        return { stage_id: goal.id, ...enterStage(goal, { ...wanted, loss_reason: reason }) };
      },
      write: async (inner, columns) => {
        const at = scope.now.toISOString();
        const moved = goal && before && goal.id !== before.stage_id;
        const closed_at = goal?.kind === 'open' ? null : (before?.closed_at ?? at);
        const times = moved ? { stage_entered_at: at, closed_at } : {};
        const all = { id, ...columns, ...times, last_activity_at: at };
        await queries.table.update(inner, scope, all);
        if (moved) await tellMove(inner, scope, { before: before as Locked, goal: goal as Stage });
      },
      present: (inner) => readDetail(inner, scope, id),
      client_id: (row) => row.client_id,
      // Of a mere move the timeline has heard already.
      news: (row, { loss_reason: _reason, ...others }) =>
        goal?.id !== row.stage_id && Object.values(others).every((value) => value === undefined)
          ? { action: `${ENTITY}.updated`, summary: null }
          : undefined,
    });
    return updated as OpportunityDetail;
  });
}

type Locked = NonNullable<Awaited<ReturnType<typeof queries.table.lock>>>;

async function checkFields(
  tx: Tx,
  scope: Scope,
  { row, wanted }: { row: Locked; wanted: Omit<Changes, 'version' | 'stage' | 'stage_id'> },
): Promise<void> {
  authorize(canOpportunity(scope, { stage_kind: 'open', line_item_count: 0 }).update);
  await checkReferences(tx, scope, { wanted, before: row });
  if (wanted.lead_source !== row.lead_source) await checkLeadSource(tx, scope, wanted.lead_source);
  const isOpen = row.closed_at === null;
  if (isOpen && wanted.close_date !== row.close_date)
    await checkCloseDate(tx, scope, wanted.close_date);
}

/** The history of stages, the timeline, and what a won deal makes of its client. */
async function tellMove(
  tx: Tx,
  scope: Scope,
  { before, goal }: { before: Locked; goal: Stage },
): Promise<void> {
  await queries.insertStageChange(tx, scope, {
    opportunity_id: before.id,
    from_stage_id: before.stage_id,
    to_stage_id: goal.id,
    by_name: scope.principal.name,
    since: before.stage_entered_at,
  });
  const ends = { won: 'opportunity.won', lost: 'opportunity.lost', open: 'opportunity.moved' };
  emit(tx, scope, {
    type: ends[goal.kind],
    subject: { type: ENTITY, id: before.id },
    client_id: before.client_id,
    summary: `Moved to ${goal.name}`,
    data: { from_stage_id: before.stage_id, to_stage_id: goal.id },
    live: { stage_id: goal.id, from_stage_id: before.stage_id },
  });
  if (goal.kind === 'won' && before.client_id !== null)
    await becomeClient(tx, scope, before.client_id);
}

export function bulk(scope: Scope, body: BodyOf<(typeof opportunities)['bulk']>) {
  return bulkUpdate(body, (id, changes) => update(scope, id, changes));
}
