import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { activities, ActivityDetail } from '@atrium/contract/work/activities/activities.ts';
import type { Timed } from '@atrium/contract/work/activities/activity-times.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { authorize, found } from '../../../platform/policy.ts';
import { bulkUpdate, updateRecord } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { canActivity } from './activities.policy.ts';
import { table, type StoredActivity } from './activities.queries.ts';
import { ENTITY, readDetail } from './activities.service.ts';
import { checkNamed, checkWhen } from './rules/checks.ts';
import { derive } from './rules/derive.ts';
import { kindOf, linksOf, movedLine } from './rules/news.ts';
import { makeNext, withdrawNext } from './recurring/next.ts';
import { stored } from './rules/stored.ts';

type Changes = BodyOf<(typeof activities)['update']>;
type Written = ReturnType<typeof stored<Changes>>;

/** Columns that follow from what people change. */
const UNSPOKEN = [
  'completed_at',
  'reminded_at',
  'recurs_from',
  'occurs_on',
  'lead_id',
  'is_what_given',
];

export function update(scope: Scope, id: number, changes: Changes): Promise<ActivityDetail> {
  return scope.platform.db.transact(scope, (tx) => change(tx, scope, { id, changes }));
}

export function bulk(scope: Scope, body: BodyOf<(typeof activities)['bulk']>) {
  return bulkUpdate(body, (id, changes) => update(scope, id, changes));
}

interface Quick {
  id: number;
  /** Only if it is still as the caller saw it; left out, however it is now. */
  version?: number | undefined;
}

/** Done. Twice is the same as once. */
export function complete(scope: Scope, asked: Quick): Promise<ActivityDetail> {
  return turn(scope, asked, 'Completed');
}

/** Not done after all. */
export function reopen(scope: Scope, asked: Quick): Promise<ActivityDetail> {
  return turn(scope, asked, 'Not Started');
}

function turn(
  scope: Scope,
  { id, version }: Quick,
  status: 'Completed' | 'Not Started',
): Promise<ActivityDetail> {
  return scope.platform.db.transact(scope, async (tx) => {
    const row = found(await table.lock(tx, scope, id));
    const isThere = (row.status === 'Completed') === (status === 'Completed');
    if (isThere) return readDetail(tx, scope, id);
    return change(tx, scope, { id, changes: { status, version: version ?? row.version } });
  });
}

async function change(
  tx: Tx,
  scope: Scope,
  { id, changes }: { id: number; changes: Changes },
): Promise<ActivityDetail> {
  let before: StoredActivity | undefined;
  const given = stored(changes);
  const updated = await updateRecord<StoredActivity, Written>(tx, scope, {
    entity: ENTITY,
    changes: given,
    lock: (inner) => table.lock(inner, scope, id),
    async check(row, wanted) {
      before = row;
      authorize(canActivity(scope, row).update);
      checkWhen(scope, { ...row, ...wanted } as Timed, wanted);
      await checkNamed(tx, scope, { wanted, before: row });
    },
    derive: (row, wanted) => derive(tx, scope, { row, wanted }),
    write: (inner, columns) => table.update(inner, scope, { id, ...columns }),
    present: (inner) => readDetail(inner, scope, id),
    news,
    also: (row, wanted) => linksOf({ ...row, ...wanted } as StoredActivity),
    unspoken: UNSPOKEN,
  });
  const isDone = changes.status === 'Completed';
  const wasDone = before?.status === 'Completed';
  if (changes.status === undefined || isDone === wasDone) return updated as ActivityDetail;
  await (isDone ? makeNext(tx, scope, id) : withdrawNext(tx, scope, id));
  return readDetail(tx, scope, id);
}

/** What a change is called that people speak of: completed, opened again, taken away. */
function news(row: StoredActivity, wanted: Omit<Written, 'version'>) {
  const subject = wanted.subject ?? row.subject;
  const verb = verbOf(row, wanted);
  if (verb === undefined) return undefined;
  const [action, word] = verb;
  const summary = movedLine({ type: row.type, subject }, word);
  return { action: `${ENTITY}.${action}`, summary, kind: kindOf(row) };
}

function verbOf(
  row: StoredActivity,
  { status, is_active }: Pick<Written, 'status' | 'is_active'>,
): [action: string, word: string] | undefined {
  if (is_active !== undefined && is_active !== row.is_active)
    return is_active ? ['reactivated', 'brought back'] : ['deactivated', 'taken away'];
  const wasDone = row.status === 'Completed';
  if (status === undefined || (status === 'Completed') === wasDone) return undefined;
  return wasDone ? ['reopened', 'opened again'] : ['completed', 'completed'];
}
