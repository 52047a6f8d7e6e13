import {
  splitFilter,
  type FilterKind,
  type FilterOperator,
  type ListQuery,
} from '@atrium/contract/core/filters.ts';
import { sql, type RawBuilder } from 'kysely';
import { userIdOf, type Scope } from '../scope.ts';
import type { RecordSource } from './source.ts';

const PAGING = new Set(['search', 'page', 'per_page', 'cursor', 'sort', 'id_in']);

const COMPARISONS: Partial<Record<FilterOperator, RawBuilder<unknown>>> = {
  eq: sql`=`,
  gt: sql`>`,
  gte: sql`>=`,
  lt: sql`<`,
  lte: sql`<=`,
};

/** The WHERE clause of a list, as conditions to be joined by AND; the organization always comes first. */
export function conditionsOf(
  source: RecordSource,
  query: ListQuery,
  scope: Scope,
): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [sql`t.org_id = ${scope.org}`];
  if (source.where) conditions.push(source.where);
  if (query.id_in) conditions.push(chosen(source, query.id_in));
  else conditions.push(...standing(source, query));
  if (query.search && source.search) conditions.push(source.search(query.search));
  for (const [name, value] of Object.entries(query)) {
    if (PAGING.has(name) || value === undefined) continue;
    const split = splitFilter(name, source.list.filters);
    if (!split) continue;
    const [column, operator] = split;
    const kind = source.list.filters[column] ?? 'text';
    // Only an id can be one's own: a text "me" means the word.
    const wanted = kind === 'id' ? resolveMe(value, scope) : value;
    const special = source.special?.[name];
    if (special) {
      conditions.push(special(wanted, scope));
      continue;
    }
    const expression = source.expressions?.[column] ?? sql.ref(`t.${column}`);
    conditions.push(condition({ expression, operator, kind }, wanted));
  }
  return conditions;
}

/** Rows that are named are meant, also those that the list would leave out. */
function chosen({ list }: RecordSource, ids: readonly unknown[]): RawBuilder<boolean> {
  const kind = list.ids ?? 'number';
  return sql`t.id IN (${sql.join(ids.map((id) => cast(id, kind)))})`;
}

/** What a list leaves out by itself, unless it is asked for that column. */
function standing(source: RecordSource, query: ListQuery): RawBuilder<unknown>[] {
  const asked = new Set(
    Object.entries(query)
      .filter(([, value]) => value !== undefined)
      .map(([name]) => splitFilter(name, source.list.filters)?.[0]),
  );
  return Object.entries(source.unless ?? {})
    .filter(([column]) => !asked.has(column))
    .map(([, condition]) => condition);
}

/** `owner_id=me` means whoever asks. */
function resolveMe(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((each) => resolveMe(each, scope));
  return value === 'me' ? (userIdOf(scope) ?? 0) : value;
}

interface Comparison {
  expression: RawBuilder<unknown>;
  operator: FilterOperator;
  kind: FilterKind;
}

function condition(
  { expression, operator, kind }: Comparison,
  value: unknown,
): RawBuilder<unknown> {
  const comparison = COMPARISONS[operator];
  if (comparison) return sql`${expression} ${comparison} ${cast(value, kind)}`;
  switch (operator) {
    case 'ne':
      return sql`${expression} IS DISTINCT FROM ${cast(value, kind)}`;
    case 'in':
      return sql`${expression} IN (${sql.join((value as unknown[]).map((each) => cast(each, kind)))})`;
    case 'empty':
      return value === true ? sql`${expression} IS NULL` : sql`${expression} IS NOT NULL`;
    default:
      return sql`search_key(${expression}) LIKE '%' || search_key(${escapeLike(String(value))}) || '%'`;
  }
}

/** The database must know the type of a parameter before it can use an index. */
function cast(value: unknown, kind: FilterKind): RawBuilder<unknown> {
  if (kind === 'instant') return sql`${value}::timestamptz`;
  if (kind === 'date') return sql`${value}::date`;
  if (kind === 'uuid') return sql`${value}::uuid`;
  return sql`${value}`;
}

/** Makes a text match itself in LIKE. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
