import { addMonths } from '@atrium/contract/core/calendar.ts';
import type { Dashboard } from '@atrium/contract/home/dashboard.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { may } from '../../../platform/policy.ts';
import type { Scope } from '../../../platform/scope.ts';
import { readMrr, sumOverdue } from '../../commerce/index.ts';
import { today } from '../../crm/index.ts';
import { beginningsOf, pipeline, sales, type GroupRow } from '../reports/reports.queries.ts';
import * as queries from './dashboard.queries.ts';

const DAY_MS = 86_400_000;
const LEAD_DAYS = 30;

/** Everything the caller may see of the house at a glance, in one answer. */
export function glance(scope: Scope): Promise<Dashboard> {
  return scope.platform.db.transact(scope, async (tx) => {
    const day = await today(tx, scope);
    const maySell = may(scope, 'crm.read');
    const mayReport = maySell && may(scope, 'reports.read');
    const mayAll = maySell && may(scope, 'conversations.read') && may(scope, 'work.read');
    return {
      pipeline: mayReport ? await pipelineOf(tx, scope, day) : null,
      won: mayReport ? await wonOf(tx, scope, day) : null,
      leads: maySell ? await leadsOf(tx, scope) : null,
      overdue: mayReport ? await sumOverdue(tx, scope, day) : null,
      mrr: mayReport ? await mrrOf(tx, scope) : null,
      visitors_online: may(scope, 'sites.read') ? await queries.visitorsOnline(tx, scope) : null,
      activity: mayAll ? await queries.latestLines(tx, scope) : null,
    };
  });
}

const text = (row: GroupRow | undefined, name: string) => String(row?.[name] ?? '0.00');

async function pipelineOf(
  tx: Tx,
  scope: Scope,
  day: string,
): Promise<NonNullable<Dashboard['pipeline']>> {
  const period = { from: day, to: day };
  const rows = await pipeline(tx, scope, { group: 'stage', period, owner: null });
  return rows.map((row) => ({
    stage_id: Number(row.key),
    stage: row.label ?? '',
    count: Number(row.open_count),
    amount: text(row, 'amount'),
    weighted_amount: text(row, 'weighted_amount'),
  }));
}

async function wonOf(tx: Tx, scope: Scope, day: string): Promise<NonNullable<Dashboard['won']>> {
  const month = day.slice(0, 7);
  const first = `${month}-01`;
  const [before, next] = [addMonths(first, -1), addMonths(first, 1)];
  const period = { from: before, to: day };
  const rows = await sales(tx, scope, { group: 'month', period, owner: null });
  const [now, earlier] = [month, before.slice(0, 7)].map((key) =>
    rows.find((row) => row.key === key),
  );
  const begins = await beginningsOf(tx, [first, next]);
  const search = new URLSearchParams({
    stage_kind: 'won',
    closed_at_gte: begins.get(first) ?? first,
    closed_at_lt: begins.get(next) ?? next,
  });
  return {
    month,
    amount: text(now, 'won_amount'),
    before: text(earlier, 'won_amount'),
    count: Number(now?.won_count ?? 0),
    target: await queries.targetOf(tx, scope, month),
    link: `/opportunities/table?${search}`,
  };
}

function leadsOf(tx: Tx, scope: Scope): Promise<NonNullable<Dashboard['leads']>> {
  const ago = (days: number) => new Date(scope.now.getTime() - days * DAY_MS).toISOString();
  return queries.newLeads(tx, scope, { since: ago(LEAD_DAYS), before: ago(2 * LEAD_DAYS) });
}

async function mrrOf(tx: Tx, scope: Scope): Promise<NonNullable<Dashboard['mrr']>> {
  const [before, now] = await readMrr(tx, scope, { months: 2 });
  return { amount: now?.mrr ?? '0.00', before: before?.mrr ?? '0.00' };
}
