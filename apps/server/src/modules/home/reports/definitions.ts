import type { MEASURE_KINDS, MeasureName, ReportName } from '@atrium/contract/home/reports.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../../../platform/scope.ts';
import type { Asked, GroupRow } from './reports.queries.ts';
import * as queries from './reports.queries.ts';

interface Measure {
  name: MeasureName;
  kind: (typeof MEASURE_KINDS)[number];
  /** Known by this group alone. */
  only?: string;
}

/** Of a report: what it measures, where its rows come from, and the list that stands behind each. */
export interface Definition {
  measures: readonly Measure[];
  rows(tx: Tx, scope: Scope, asked: Asked): Promise<GroupRow[]>;
  /** The page of the list, and what is filtered there beside the group and the period. */
  list: { path: string; filters: Record<string, string> };
  /** The list's filter for each group. */
  filterOf: Record<string, string>;
  /** The list's column of the period: a moment or a day; none where the report is of now. */
  period?: { column: string; kind: 'moment' | 'day' };
  /** The list's filter for one person's. */
  owner?: string;
}

const money = (name: MeasureName): Measure => ({ name, kind: 'money' });
const count = (name: MeasureName): Measure => ({ name, kind: 'count' });
const percent = (name: MeasureName): Measure => ({ name, kind: 'percent' });

export const DEFINITIONS: Record<ReportName, Definition> = {
  sales: {
    measures: [money('won_amount'), count('won_count'), count('lost_count'), percent('win_rate')],
    rows: queries.sales,
    list: { path: '/opportunities/table', filters: { stage_kind: 'won' } },
    filterOf: { owner: 'owner_id', source: 'lead_source' },
    period: { column: 'closed_at', kind: 'moment' },
    owner: 'owner_id',
  },
  leads: {
    measures: [
      { ...count('visitors'), only: 'campaign' },
      count('leads'),
      count('converted'),
      percent('conversion_rate'),
      count('opportunities'),
      count('won_count'),
      money('won_amount'),
    ],
    rows: withVisitors,
    list: {
      path: '/leads',
      filters: { status_in: 'New,Contacted,Qualified,Unqualified,Converted' },
    },
    filterOf: { source: 'lead_source', campaign: 'utm_campaign', owner: 'owner_id' },
    period: { column: 'created_at', kind: 'moment' },
    owner: 'owner_id',
  },
  pipeline: {
    measures: [count('open_count'), money('amount'), money('weighted_amount')],
    rows: queries.pipeline,
    list: { path: '/opportunities/table', filters: { stage_kind: 'open' } },
    filterOf: { stage: 'stage_id', owner: 'owner_id', source: 'lead_source' },
    owner: 'owner_id',
  },
  payments: {
    measures: [money('amount'), count('payment_count')],
    rows: queries.payments,
    list: { path: '/payments', filters: { status: 'Completed' } },
    filterOf: { method: 'payment_method', account: 'account_id' },
    period: { column: 'payment_date', kind: 'day' },
    owner: 'owner_id',
  },
};

/** By campaign the leads begin with visits, also of campaigns that brought no lead. */
async function withVisitors(tx: Tx, scope: Scope, asked: Asked): Promise<GroupRow[]> {
  const rows = await queries.leads(tx, scope, asked);
  if (asked.group !== 'campaign' || asked.owner !== null) return rows;
  const seen = new Map(
    (await queries.visitorsByCampaign(tx, scope, asked.period)).map((row) => [
      row.campaign,
      row.visitors,
    ]),
  );
  const known = new Set(rows.map(({ key }) => key));
  const nothing = { leads: 0, converted: 0, opportunities: 0, won_count: 0, won_amount: '0.00' };
  const others = [...seen.keys()]
    .filter((campaign) => !known.has(campaign))
    .map((campaign) => ({ key: campaign, label: campaign, ...nothing }));
  return [...rows, ...others].map((row) => ({ ...row, visitors: seen.get(row.key) ?? 0 }));
}
