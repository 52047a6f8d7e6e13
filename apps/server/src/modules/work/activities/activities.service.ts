import type { Activity, ActivityDetail } from '@atrium/contract/work/activities/activities.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { readsOf } from '../../../platform/records/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import { canActivity } from './activities.policy.ts';
import { nextOf, table, type ActivityRow } from './activities.queries.ts';

export const ENTITY = 'activity';

/** An activity with what the caller may do with it. */
export const present = (scope: Scope, row: ActivityRow): Activity => ({
  ...row,
  can: canActivity(scope, row),
});

export const { list, exportAll, history, timeline, read } = readsOf({
  entity: ENTITY,
  table,
  present,
  csv: [
    'id',
    'type',
    'subject',
    'status',
    'priority',
    'due_date',
    'start_time',
    'end_time',
    'is_all_day_event',
    'location',
    'what_type',
    'what_name',
    'who_type',
    'who_name',
    'account_name',
    'completed_at',
    'description',
    'created_at',
  ],
});

export function get(scope: Scope, id: number): Promise<ActivityDetail> {
  return scope.platform.db.transact(scope, (tx) => readDetail(tx, scope, id));
}

/** The activity, and what came of it. */
export async function readDetail(tx: Tx, scope: Scope, id: number): Promise<ActivityDetail> {
  const activity = await read(tx, scope, id);
  return { ...activity, next: await nextOf(tx, scope, id) };
}
