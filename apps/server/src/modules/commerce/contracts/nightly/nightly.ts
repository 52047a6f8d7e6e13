import { z } from 'zod';
import { audit } from '../../../../platform/audit/index.ts';
import type { Tx } from '../../../../platform/db/index.ts';
import { emit } from '../../../../platform/events/emit.ts';
import type { Job } from '../../../../platform/jobs/index.ts';
import type { Scope } from '../../../../platform/scope.ts';
import { today } from '../../../crm/index.ts';
import { table } from '../contracts.queries.ts';
import { lock } from '../contracts.service.ts';
import { layOut } from '../periods/periods.service.ts';
import { addMonths } from '@atrium/contract/core/calendar.ts';
import * as queries from './nightly.queries.ts';
import { remind } from './reminders.ts';

/** Periods are laid out again when less than this is left of them. */
const AHEAD_MONTHS = 23;

/**
 * What the calendar does to contracts. It looks every hour, so that the night of every organization is met; what has
 * been done is not done again.
 */
export const nightlyContracts: Job<Record<string, never>> = {
  name: 'commerce.nightly-contracts',
  schema: z.strictObject({}),
  every: '7 * * * *',
  async run(scope) {
    const { db } = scope.platform;
    const day = await db.transact(scope, (tx) => today(tx, scope));
    for (const id of await db.transact(scope, (tx) => queries.listOver(tx, scope, day)))
      await db.transact(scope, (tx) => expire(tx, scope, { id, day }));
    const until = addMonths(day, AHEAD_MONTHS);
    for (const id of await db.transact(scope, (tx) => queries.listShort(tx, scope, until)))
      await db.transact(scope, (tx) => extend(tx, scope, id));
    await db.transact(scope, (tx) => remind(tx, scope, day));
  },
};

/** Somebody may have been quicker: the row says whether there is still something to do. */
async function expire(
  tx: Tx,
  scope: Scope,
  { id, day }: { id: number; day: string },
): Promise<void> {
  const contract = await lock(tx, scope, id);
  if (contract?.status !== 'Active' || contract.end_date === null || contract.end_date >= day)
    return;
  const version = contract.version + 1;
  const status = 'Expired' as const;
  await table.update(tx, scope, { id, status, version, updated_at: scope.now.toISOString() });
  const changes = { status: [contract.status, status] as [unknown, unknown] };
  const action = 'contract.expired';
  await audit(tx, scope, { action, entity: 'contract', entity_id: id, changes });
  emit(tx, scope, {
    type: action,
    subject: { type: 'contract', id },
    summary: `Expired: it ended on ${contract.end_date}`,
    live: { version },
  });
}

async function extend(tx: Tx, scope: Scope, id: number): Promise<void> {
  const contract = await lock(tx, scope, id);
  if (contract) await layOut(tx, scope, { contract });
}
