import type { ListQuery } from '@atrium/contract/core/filters.ts';
import { CASE_STATUSES, type Case, type CaseDetail } from '@atrium/contract/work/cases.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { found, may } from '../../../platform/policy.ts';
import { findRecord, readsOf, refTo } from '../../../platform/records/index.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';
import { canCase } from './cases.policy.ts';
import * as queries from './cases.queries.ts';
import { table, type CaseRow } from './cases.queries.ts';
import { minutesLeft } from './clock/clock.ts';
import { conversationsOf } from './conversations/conversations.queries.ts';

export const ENTITY = 'case';

/** A case as it is at this moment. */
function present(scope: Scope, row: CaseRow): Case {
  const { first_response_breached_at, resolution_breached_at, ...rest } = row;
  const { resolution_used_seconds, resolution_minutes, ...shown } = rest;
  const isPast = (due: string | null) => due !== null && Date.parse(due) <= scope.now.getTime();
  const isOpen = row.status !== 'Closed';
  const isUnanswered = isOpen && row.first_response_at === null;
  const is_first_response_breached =
    first_response_breached_at !== null || (isUnanswered && isPast(row.first_response_due_at));
  const is_resolution_breached =
    resolution_breached_at !== null || (isOpen && isPast(row.resolution_due_at));
  return {
    ...shown,
    resolution_left_minutes:
      row.status === 'Waiting on Client'
        ? minutesLeft(resolution_used_seconds, resolution_minutes)
        : null,
    is_first_response_breached,
    is_resolution_breached,
    is_breached: is_first_response_breached || is_resolution_breached,
    can: canCase(scope),
  };
}

export const { list, listIn, exportAll, history, timeline, read } = readsOf({
  entity: ENTITY,
  table,
  present,
  csv: [
    'id',
    'number',
    'subject',
    'status',
    'priority',
    'category',
    'origin',
    'account_name',
    'contact_name',
    'client_name',
    'first_response_at',
    'first_response_due_at',
    'resolution_due_at',
    'closed_at',
    'created_at',
  ],
  past: ({ conversation_id }) => refTo('conversation', conversation_id),
});

export function get(scope: Scope, id: number): Promise<CaseDetail> {
  return scope.platform.db.transact(scope, (tx) => readDetail(tx, scope, id));
}

/** The case, and the conversations it is about, for whoever may read them. */
export async function readDetail(tx: Tx, scope: Scope, id: number): Promise<CaseDetail> {
  const record = await read(tx, scope, id);
  const isReader = may(scope, 'conversations.read');
  return { ...record, conversations: isReader ? await conversationsOf(tx, scope, id) : [] };
}

/** Cases of one account, contact or client; closed ones too, unless a status is asked for. */
export function listOf(
  scope: Scope,
  type: 'account' | 'contact' | 'client',
  { id, query }: { id: number; query: ListQuery },
): Promise<Page<Case>> {
  return scope.platform.db.transact(scope, async (tx) => {
    found(await findRecord(tx, scope, { type, id }));
    const isAsked = Object.keys(query).some(
      (name) => name.startsWith('status') && query[name] !== undefined,
    );
    const all = isAsked ? {} : { status_in: CASE_STATUSES };
    return listIn(tx, scope, { ...query, ...all, [`${type}_id`]: id });
  });
}

export function counts(scope: Scope) {
  return scope.platform.db.transact(scope, (tx) => queries.counts(tx, scope, userIdOf(scope)));
}
