import { isLogged, type ActivityType } from '@atrium/contract/work/activities/activity-times.ts';
import { may } from '../../../platform/policy.ts';
import type { Scope } from '../../../platform/scope.ts';

/** What the caller may do with an activity; what was logged is done and stays so. */
export function canActivity(
  scope: Scope,
  { type, status }: { type: ActivityType; status: string },
) {
  const update = may(scope, 'work.write');
  const isDone = status === 'Completed';
  return {
    update,
    deactivate: update,
    complete: update && !isDone,
    reopen: update && isDone && !isLogged(type),
  };
}
