import type { FilterKind, FilterOperator, ListDeclaration } from '@atrium/contract/core/filters.ts';
import { operatorsOf, splitFilter } from '@atrium/contract/core/filters.ts';
import { plainText } from '../plain-text.ts';

/** The state of a list as its address holds it: the query that the interface is asked, and the saved `view`. */
export type ListSearch = Record<string, string>;

/** One condition of the filter builder. */
export interface Condition {
  column: string;
  operator: FilterOperator;
  value: string;
}

const PLAIN = ['search', 'sort', 'page', 'per_page', 'view'];
const NUMBERS = ['page', 'per_page', 'view'];

function isKnown(name: string, declaration: ListDeclaration): boolean {
  if (PLAIN.includes(name)) return true;
  const split = splitFilter(name, declaration.filters);
  // `stage_eq` is not a parameter: equality is the bare name.
  if (!split || (split[1] === 'eq' && split[0] !== name)) return false;
  const kind = declaration.filters[split[0]];
  return kind !== undefined && operatorsOf(kind).includes(split[1]);
}

function isSortable(sort: string, declaration: ListDeclaration): boolean {
  return sort.split(',').every((name) => declaration.sortable.includes(name.replace(/^-/, '')));
}

/**
 * Reads the state of a list out of its address. What the list does not know is left out: an old or
 * mistyped link shows a list instead of an error.
 */
export function listSearch(
  declaration: ListDeclaration,
): (search: Record<string, unknown>) => ListSearch {
  return (search) => {
    const known: ListSearch = {};
    for (const [name, value] of Object.entries(search)) {
      if (value === undefined || value === '' || !isKnown(name, declaration)) continue;
      if (name === 'sort' && !isSortable(plainText(value), declaration)) continue;
      if (NUMBERS.includes(name) && !/^[1-9]\d{0,5}$/.test(plainText(value))) continue;
      known[name] = plainText(value);
    }
    return known;
  };
}

/** The conditions in a list's state, in the order of the address. */
export function conditionsOf(search: ListSearch, filters: Record<string, FilterKind>): Condition[] {
  return Object.entries(search).flatMap(([name, value]) => {
    if (PLAIN.includes(name)) return [];
    const split = splitFilter(name, filters);
    return split ? [{ column: split[0], operator: split[1], value }] : [];
  });
}

/** The state with other conditions; the page begins again at the first. */
export function withConditions(search: ListSearch, conditions: readonly Condition[]): ListSearch {
  const next: ListSearch = {};
  for (const name of PLAIN) {
    const value = search[name];
    if (value !== undefined && name !== 'page') next[name] = value;
  }
  for (const { column, operator, value } of conditions) {
    if (value !== '') next[operator === 'eq' ? column : `${column}_${operator}`] = value;
  }
  return next;
}

/** How many conditions narrow the list, the search among them. */
export function narrowingCount(search: ListSearch): number {
  return Object.keys(search).filter((name) => name === 'search' || !PLAIN.includes(name)).length;
}

/** The order after a click on a column: ascending, descending, then the list's own order. */
export function nextSort(current: string | undefined, column: string): string | undefined {
  if (current === column) return `-${column}`;
  return current === `-${column}` ? undefined : column;
}
