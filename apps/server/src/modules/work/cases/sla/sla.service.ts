import type { BodyOf } from '@atrium/contract/core/route.ts';
import { CASE_PRIORITIES, type sla, type SlaSettings } from '@atrium/contract/work/sla/sla.ts';
import type { Tx } from '../../../../platform/db/index.ts';
import { send } from '../../../../platform/jobs/index.ts';
import { found, may } from '../../../../platform/policy.ts';
import { updateRecord } from '../../../../platform/records/index.ts';
import type { Scope } from '../../../../platform/scope.ts';
import { reckonAnew } from './reckon-anew.ts';
import { saveSettings, saveTargets, settingsOf } from './sla.queries.ts';

export function get(scope: Scope): Promise<SlaSettings> {
  return scope.platform.db.transact(scope, (tx) => read(tx, scope));
}

async function read(tx: Tx, scope: Scope): Promise<SlaSettings> {
  const settings = found(await settingsOf(tx, scope, 'read'));
  return { ...settings, can: { update: may(scope, 'organization.manage') } };
}

type Changes = BodyOf<(typeof sla)['update']>;

/** Changes what is promised; the clocks of open cases are set by it soon after. */
export function update(scope: Scope, changes: Changes): Promise<SlaSettings> {
  return scope.platform.db.transact(scope, async (tx) => {
    const updated = await updateRecord(tx, scope, {
      entity: 'sla',
      changes: inOrder(changes),
      lock: (inner) => settingsOf(inner, scope, 'lock'),
      async write(inner, { targets, ...columns }) {
        if (targets) await saveTargets(inner, scope, targets);
        await saveSettings(inner, scope, columns);
        await send(inner, scope, { job: reckonAnew, data: {} });
      },
      present: (inner) => read(inner, scope),
      news: () => ({ action: 'sla.updated', summary: null }),
    });
    return updated as SlaSettings;
  });
}

/** The most urgent target first, as they are given. */
function inOrder({ targets, ...changes }: Changes): Changes {
  if (!targets) return changes;
  const rank = new Map(CASE_PRIORITIES.map((priority, index) => [priority, index]));
  const rankOf = (target: { priority: (typeof CASE_PRIORITIES)[number] }) =>
    rank.get(target.priority) ?? 0;
  return { ...changes, targets: targets.toSorted((a, b) => rankOf(b) - rankOf(a)) };
}
