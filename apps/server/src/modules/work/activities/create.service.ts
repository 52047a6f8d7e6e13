import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { activities, ActivityDetail } from '@atrium/contract/work/activities/activities.ts';
import { isLogged } from '@atrium/contract/work/activities/activity-times.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { found } from '../../../platform/policy.ts';
import { createRecord } from '../../../platform/records/index.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';
import { table } from './activities.queries.ts';
import { ENTITY, readDetail } from './activities.service.ts';
import { checkNamed, checkWhen } from './rules/checks.ts';
import { kindOf, linksOf, madeLine } from './rules/news.ts';
import { stored } from './rules/stored.ts';

type Input = BodyOf<(typeof activities)['create']>;

export function create(scope: Scope, input: Input): Promise<ActivityDetail> {
  return scope.platform.db.transact(scope, async (tx) =>
    readDetail(tx, scope, await add(tx, scope, input)),
  );
}

/** Makes an activity in the caller's transaction. @returns its id */
export async function add(tx: Tx, scope: Scope, input: Input): Promise<number> {
  const given = stored(input);
  checkWhen(scope, input, input);
  await checkNamed(tx, scope, { wanted: given });
  const assigned_to_id = found(given.assigned_to_id ?? userIdOf(scope) ?? undefined);
  const status = given.status ?? (isLogged(input.type) ? 'Completed' : 'Not Started');
  const isDone = status === 'Completed';
  const completed_at = isDone ? (given.completed_at ?? scope.now.toISOString()) : null;
  const series = given.recurrence ? { recurs_from: given.due_date, occurs_on: given.due_date } : {};
  return insert(tx, scope, { ...given, ...series, assigned_to_id, status, completed_at });
}

type Row = Omit<Parameters<typeof table.insert>[1], 'org_id'>;

/** Writes one that has been checked, and tells of it. @returns its id */
export function insert(tx: Tx, scope: Scope, row: Row): Promise<number> {
  const { description } = row;
  return createRecord(tx, scope, {
    entity: ENTITY,
    input: row,
    insert: (origin) => table.insert(tx, { ...origin, ...row }),
    summary: madeLine(row),
    told: { kind: kindOf(row), also: linksOf(row) },
    // What was said is read where the line is; what is to be done stands in the task.
    data: isLogged(row.type) && description ? { text: description } : {},
  });
}
