import { businessTime } from '@atrium/contract/work/sla/business-time.ts';
import type { CasePriority } from '@atrium/contract/work/sla/sla.ts';
import type { Tx } from '../../../../platform/db/index.ts';
import { found } from '../../../../platform/policy.ts';
import type { Scope } from '../../../../platform/scope.ts';
import type { Promised } from '../clock/clock.ts';
import { settingsOf } from './sla.queries.ts';

/** What is promised to the cases of a priority. */
export type Promises = (priority: CasePriority) => Promised;

/** What is promised now; it stays so until the transaction ends. */
export async function promisesOf(tx: Tx, scope: Scope): Promise<Promises> {
  const settings = found(await settingsOf(tx, scope, 'hold'));
  const work = businessTime(settings);
  const nothing = { first_response_minutes: null, resolution_minutes: null };
  return (priority) => ({
    target: settings.targets.find((target) => target.priority === priority) ?? nothing,
    work,
  });
}
