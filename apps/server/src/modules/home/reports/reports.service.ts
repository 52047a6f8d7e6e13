import { addDays } from '@atrium/contract/core/calendar.ts';
import { addMoney } from '@atrium/contract/core/money.ts';
import type { QueryOf } from '@atrium/contract/core/route.ts';
import {
  REPORT_GROUPS,
  type Report,
  type ReportGroup,
  type ReportName,
  type reports,
} from '@atrium/contract/home/reports.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import { csvCell } from '../../../platform/records/index.ts';
import { userIdOf, type Scope } from '../../../platform/scope.ts';
import { today } from '../../crm/index.ts';
import { DEFINITIONS, type Definition } from './definitions.ts';
import { monthsOf, periodOf, within, type Period } from './period.ts';
import { beginningsOf, type Asked, type GroupRow } from './reports.queries.ts';

type Query = QueryOf<(typeof reports)['get']>;
type Values = Report['rows'][number]['values'];

const MOST_MONTHS = 120;
/** What a share is of: of decided deals those won, of leads those converted. */
const SHARES: Record<string, { part: string; rest: string[] }> = {
  win_rate: { part: 'won_count', rest: ['won_count', 'lost_count'] },
  conversion_rate: { part: 'converted', rest: ['leads'] },
};

/** A report with the list behind each of its rows. */
export function report(scope: Scope, query: Query): Promise<Report> {
  const { name } = query;
  return scope.platform.db.transact(scope, async (tx) => {
    const asked = await askedOf(tx, scope, query);
    const definition = definitionOf(name, asked.group);
    const rows = complete(await definition.rows(tx, scope, asked), asked);
    const links = await linksOf(tx, definition, { asked, rows });
    const shown = rows.map((row, index) => ({
      key: row.key,
      label: row.label ?? '',
      values: valuesOf(definition, row),
      link: links[index] ?? null,
    }));
    return {
      name,
      group: asked.group,
      from: definition.period ? asked.period.from : null,
      to: definition.period ? asked.period.to : null,
      measures: [...definition.measures],
      rows: shown,
      totals: totalsOf(definition, rows),
    };
  });
}

/** The same as CSV, the sums at the end. */
export async function* exportReport(scope: Scope, query: Query): AsyncGenerator<string> {
  const { group, measures, rows, totals } = await report(scope, query);
  const line = (cells: readonly unknown[]) => `${cells.map(csvCell).join(',')}\r\n`;
  yield `\uFEFF${line([group, ...measures.map((measure) => measure.name)])}`;
  for (const { label, values } of rows)
    yield line([label, ...measures.map((measure) => values[measure.name])]);
  yield line(['Total', ...measures.map((measure) => totals[measure.name])]);
}

/** The report with the measures that a group knows. */
function definitionOf(name: ReportName, group: ReportGroup): Definition {
  const { measures, ...rest } = DEFINITIONS[name];
  return { ...rest, measures: measures.filter(({ only = group }) => only === group) };
}

async function askedOf(tx: Tx, scope: Scope, query: Query): Promise<Asked> {
  const groups: readonly ReportGroup[] = REPORT_GROUPS[query.name];
  const { owner_id, ...days } = query;
  const group = groups.find((each) => each === (query.group ?? groups[0]));
  if (!group)
    throw fieldProblem('group', 'unknown', `This report can be grouped by ${groups.join(', ')}`);
  const period = periodOf(await today(tx, scope), days);
  if (monthsOf(period).length > MOST_MONTHS)
    throw fieldProblem('from', 'too_long', `Ask for at most ${MOST_MONTHS} months`);
  const owner = owner_id === 'me' ? (userIdOf(scope) ?? 0) : (owner_id ?? null);
  return { group, period, owner };
}

/** By month, a month in which nothing happened is a row too, and all stand in their order. */
function complete(rows: GroupRow[], { group, period }: Asked): GroupRow[] {
  if (group !== 'month') return rows;
  const known = new Map(rows.map((row) => [row.key, row]));
  return monthsOf(period).map((month) => known.get(month) ?? { key: month, label: month });
}

function valuesOf({ measures }: Definition, row: Record<string, unknown>): Values {
  return Object.fromEntries(
    measures.map(({ name, kind }) => {
      if (kind === 'percent') return [name, shareOf(name, row)];
      const none = kind === 'money' ? '0.00' : 0;
      return [name, (row[name] ?? none) as string | number | null];
    }),
  );
}

function shareOf(name: string, row: Record<string, unknown>): number | null {
  const { part = '', rest = [] } = SHARES[name] ?? {};
  const whole = rest.reduce((sum, each) => sum + Number(row[each] ?? 0), 0);
  return whole === 0 ? null : Math.round((Number(row[part] ?? 0) / whole) * 1000) / 10;
}

function totalsOf(definition: Definition, rows: readonly GroupRow[]): Values {
  const sums: Record<string, unknown> = {};
  for (const { name, kind } of definition.measures) {
    const all = rows.map((row) => row[name]).filter((value) => value !== undefined);
    if (kind === 'money') sums[name] = addMoney(all as string[]);
    if (kind === 'count' && all.length > 0)
      sums[name] = all.reduce<number>((sum, value) => sum + Number(value), 0);
  }
  return valuesOf(definition, sums);
}

/** The list behind each row: its group, its days, whose it is. */
async function linksOf(
  tx: Tx,
  { list, filterOf, period, owner }: Definition,
  { asked, rows }: { asked: Asked; rows: readonly GroupRow[] },
): Promise<(string | null)[]> {
  const spans = rows.map(({ key }) =>
    asked.group === 'month' && key !== null ? within(key, asked.period) : asked.period,
  );
  const days = spans.flatMap(({ from, to }) => [from, addDays(to, 1)]);
  const begins = period?.kind === 'moment' ? await beginningsOf(tx, [...new Set(days)]) : undefined;
  return rows.map(({ key }, index) => {
    const filter = filterOf[asked.group];
    const search = new URLSearchParams(list.filters);
    if (filter) search.set(key === null ? `${filter}_empty` : filter, key ?? 'true');
    if (owner && asked.owner !== null) search.set(owner, String(asked.owner));
    const span = spans[index];
    if (period && span) narrow(search, { period, span, begins });
    return `${list.path}?${search}`;
  });
}

function narrow(
  search: URLSearchParams,
  given: {
    period: NonNullable<Definition['period']>;
    span: Period;
    begins: Map<string, string> | undefined;
  },
): void {
  const { period, span, begins } = given;
  const after = addDays(span.to, 1);
  search.set(`${period.column}_gte`, begins?.get(span.from) ?? span.from);
  if (begins) search.set(`${period.column}_lt`, begins.get(after) ?? after);
  else search.set(`${period.column}_lte`, span.to);
}
