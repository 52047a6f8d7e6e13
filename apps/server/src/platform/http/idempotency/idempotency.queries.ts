import type { Tx } from '../../db/index.ts';
import type { Scope } from '../../scope.ts';

const HOURS_KEPT = 24;

interface Ticket {
  caller: string;
  key: string;
  request_hash: string;
}

/** Takes the key, or gives what is known of its first use. A use longer ago than a day counts for nothing. */
export async function takeKey(tx: Tx, scope: Scope, ticket: Ticket) {
  const { org, now } = scope;
  await tx
    .deleteFrom('idempotency_keys')
    .where('org_id', '=', org)
    .where('created_at', '<', new Date(now.getTime() - HOURS_KEPT * 3_600_000).toISOString())
    .execute();
  const taken = await tx
    .insertInto('idempotency_keys')
    .values({ org_id: org, ...ticket, created_at: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (taken) return undefined;
  return tx
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'status', 'response', 'location'])
    .where('org_id', '=', org)
    .where('caller', '=', ticket.caller)
    .where('key', '=', ticket.key)
    .executeTakeFirst();
}

interface Outcome extends Ticket {
  status: number;
  response: string;
  location: string | null;
}

export async function finishKey(tx: Tx, scope: Scope, { caller, key, ...outcome }: Outcome) {
  const { status, response, location } = outcome;
  await tx
    .updateTable('idempotency_keys')
    .set({ status, response, location })
    .where('org_id', '=', scope.org)
    .where('caller', '=', caller)
    .where('key', '=', key)
    .execute();
}

export async function forgetKey(tx: Tx, scope: Scope, { caller, key }: Ticket) {
  await tx
    .deleteFrom('idempotency_keys')
    .where('org_id', '=', scope.org)
    .where('caller', '=', caller)
    .where('key', '=', key)
    .execute();
}
