import type { Tx } from '../../../../platform/db/index.ts';
import { emit } from '../../../../platform/events/emit.ts';
import type { Subscriber } from '../../../../platform/events/relay.ts';
import { refTo } from '../../../../platform/records/index.ts';
import type { Scope } from '../../../../platform/scope.ts';
import { table, type StoredCase } from '../cases.queries.ts';
import { answered, clocksOf } from './clock.ts';
import { lockCalledAbout } from './logged.queries.ts';

/** Notes that the client has been answered. Nobody edits that, so what people have open stays good to save. */
export async function respond(
  tx: Tx,
  scope: Scope,
  { row, at }: { row: StoredCase; at: string },
): Promise<void> {
  if (Date.parse(at) < Date.parse(row.created_at)) return;
  const { id, version, client_id, contact_id } = row;
  const { first_response_at, first_response_breached_at } = answered(clocksOf(row), at);
  await table.update(tx, scope, { id, first_response_at, first_response_breached_at });
  emit(tx, scope, {
    type: 'case.responded',
    subject: { type: 'case', id },
    client_id,
    summary: 'First response given',
    also: refTo('contact', contact_id),
    live: { version },
  });
}

/** A call or an e-mail that is logged on a case is an answer too. */
export const respondByLogging: Subscriber = {
  event: 'activity.created',
  by: ['user', 'api_key'],
  name: 'work.cases-answered-by-logging',
  handle: (scope, event) =>
    scope.platform.db.transact(scope, async (tx) => {
      const row = await lockCalledAbout(tx, scope, event.subject_id);
      if (row) await respond(tx, scope, { row, at: event.occurred_at });
    }),
};
