import { z } from 'zod';
import { diff } from '../../../../platform/audit/index.ts';
import type { Tx } from '../../../../platform/db/index.ts';
import { announce } from '../../../../platform/events/emit.ts';
import type { Subscriber } from '../../../../platform/events/relay.ts';
import { send, type Job } from '../../../../platform/jobs/index.ts';
import type { Scope } from '../../../../platform/scope.ts';
import { table } from '../cases.queries.ts';
import { clocksOf, reckoned } from '../clock/clock.ts';
import { promisesOf } from './promises.ts';
import { openAfter } from './sla.queries.ts';

const AT_ONCE = 200;

/** Sets the clocks of all open cases by what is promised now. Doing it twice is the same as doing it once. */
export const reckonAnew: Job<Record<string, never>> = {
  name: 'work.reckon-anew',
  schema: z.strictObject({}),
  async run(scope) {
    let last: number | undefined = 0;
    while (last !== undefined) {
      const after: number = last;
      last = await scope.platform.db.transact(scope, (tx) => reckonSome(tx, scope, after));
    }
    await scope.platform.db.transact(scope, async (tx) => {
      const subject = { type: 'sla', id: scope.org };
      announce(tx, scope, { type: 'sla.applied', subject, live: { version: 0 } });
    });
  },
};

/** @returns the id of the last one; undefined when there are no more */
async function reckonSome(tx: Tx, scope: Scope, last: number): Promise<number | undefined> {
  const promises = await promisesOf(tx, scope);
  const rows = await openAfter(tx, scope, { after: last, limit: AT_ONCE });
  for (const row of rows) {
    const before = clocksOf(row);
    const after = reckoned(before, promises(row.priority), scope.now.toISOString());
    if (Object.keys(diff({ ...before }, { ...after })).length > 0)
      await table.update(tx, scope, { id: row.id, ...after });
  }
  return rows.length === AT_ONCE ? rows.at(-1)?.id : undefined;
}

/** An organization that has moved works at other moments. */
export const moveWithOrganization: Subscriber = {
  event: 'organization.updated',
  name: 'work.move-with-organization',
  handle: async (scope, event) => {
    const { changed } = z.object({ changed: z.array(z.string()) }).parse(event.data);
    if (!changed.includes('time_zone')) return;
    await scope.platform.db.transact(scope, (tx) => send(tx, scope, { job: reckonAnew, data: {} }));
  },
};
