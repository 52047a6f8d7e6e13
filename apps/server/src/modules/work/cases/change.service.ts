import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { CaseDetail, cases, CaseStatus } from '@atrium/contract/work/cases.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { authorize } from '../../../platform/policy.ts';
import { bulkUpdate, refTo, updateRecord } from '../../../platform/records/index.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';
import { canCase } from './cases.policy.ts';
import { table, type StoredCase } from './cases.queries.ts';
import { ENTITY, readDetail } from './cases.service.ts';
import { answered, clocksOf, moved, reckoned, type Clocks } from './clock/clock.ts';
import { checkLinks, followLinks } from './links.ts';
import { promisesOf } from './sla/promises.ts';

type Changes = BodyOf<(typeof cases)['update']>;
type Wanted = Omit<Changes, 'version'>;

/** Columns that follow from what people change. */
const UNSPOKEN = Object.keys({
  closed_at: 0,
  waiting_since: 0,
  first_response_at: 0,
  first_response_warn_at: 0,
  first_response_due_at: 0,
  first_response_warned_at: 0,
  first_response_breached_at: 0,
  resolution_started_at: 0,
  resolution_used_seconds: 0,
  resolution_warn_at: 0,
  resolution_due_at: 0,
  resolution_warned_at: 0,
  resolution_breached_at: 0,
} satisfies Record<Exclude<keyof Clocks, 'status' | 'created_at'>, 0>);

export function update(scope: Scope, id: number, changes: Changes): Promise<CaseDetail> {
  return scope.platform.db.transact(scope, async (tx) => {
    const updated = await updateRecord<StoredCase, Changes>(tx, scope, {
      entity: ENTITY,
      changes,
      lock: (inner) => table.lock(inner, scope, id),
      async check(before, wanted) {
        authorize(canCase(scope).update);
        await checkLinks(tx, scope, { wanted, before });
      },
      derive: async (before, wanted) => ({
        ...(await followLinks(tx, scope, { wanted, before })),
        ...(await turnedBy(tx, scope, { before, wanted })),
      }),
      write: (inner, columns) => table.update(inner, scope, { id, ...columns }),
      present: (inner) => readDetail(inner, scope, id),
      client_id: (row) => row.client_id,
      also: ({ contact_id, conversation_id }) => [
        ...refTo('contact', contact_id),
        ...refTo('conversation', conversation_id),
      ],
      unspoken: UNSPOKEN,
      news,
    });
    return updated as CaseDetail;
  });
}

export function bulk(scope: Scope, body: BodyOf<(typeof cases)['bulk']>) {
  return bulkUpdate(body, (id, changes) => update(scope, id, changes));
}

/** How the clocks stand after a change of status or priority. */
async function turnedBy(
  tx: Tx,
  scope: Scope,
  { before, wanted }: { before: StoredCase; wanted: Wanted },
): Promise<Partial<Clocks>> {
  const { status = before.status, priority = before.priority } = wanted;
  if (status === before.status && priority === before.priority) return {};
  const at = scope.now.toISOString();
  const promises = await promisesOf(tx, scope);
  const turned = moved(clocksOf(before), { status, at }, promises(priority));
  const after = reckoned(turned, promises(priority), at);
  // Whoever moves a case on has seen to the client.
  const isAnswer = before.status === 'New' && status !== 'New' && userIdOf(scope) !== null;
  return isAnswer ? answered(after, at) : after;
}

const LINES: Record<CaseStatus, string> = {
  New: 'Put back to new',
  'In Progress': 'Work has begun',
  'Waiting on Client': 'Waiting on the client',
  Closed: 'Case closed',
};

/** What a change of the status is called. */
function news(before: StoredCase, { status }: Wanted) {
  if (status === undefined || status === before.status) return undefined;
  if (status === 'Closed') return { action: 'case.closed', summary: LINES.Closed };
  if (before.status === 'Closed') return { action: 'case.reopened', summary: 'Case reopened' };
  return { action: 'case.moved', summary: LINES[status] };
}
