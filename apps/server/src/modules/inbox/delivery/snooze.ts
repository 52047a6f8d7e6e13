import { inTurn, type Routine } from '../../../platform/jobs/index.ts';
import { ProblemError } from '../../../platform/problem.ts';
import { systemScope } from '../../../platform/scope.ts';
import * as conversations from '../conversations/conversations.queries.ts';
import { update } from '../conversations/conversations.service.ts';

/** Every minute: conversations whose snooze is over are open again. */
export const wakeSnoozed: Routine = {
  name: 'inbox.wake-snoozed',
  every: '* * * * *',
  async sweep(platform) {
    const due = await platform.db.system((tx) =>
      conversations.dueSnoozes(tx, platform.clock.now()),
    );
    await inTurn(platform, due, ({ org_id, id, version }) => {
      const scope = {
        ...systemScope(platform, org_id, 'Snooze'),
        permissions: new Set(['conversations.write'] as const),
      };
      return update(scope, id, { status: 'Open', version }).catch(leaveToNextTime);
    });
  },
};

/** Somebody changed it in this very moment; the next minute looks again. */
function leaveToNextTime(error: unknown): void {
  if (!(error instanceof ProblemError && error.code === 'version_conflict')) throw error;
}
