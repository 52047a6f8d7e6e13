import { sql, type RawBuilder } from 'kysely';
import type { RecordSource } from './source.ts';

export interface SortKey {
  expression: RawBuilder<unknown>;
  descending: boolean;
  /** Never empty. */
  isFilled: boolean;
}

/** `-close_date,name` → the expressions to sort by; the contract has checked the names. */
export function sortKeys(source: RecordSource, sort: string): SortKey[] {
  return sort.split(',').map((given) => {
    const descending = given.startsWith('-');
    const name = descending ? given.slice(1) : given;
    const isFilled = source.filled?.includes(name) ?? false;
    return { expression: expressionOf(source, name), descending, isFilled };
  });
}

function expressionOf({ order, expressions }: RecordSource, name: string): RawBuilder<unknown> {
  return order?.[name] ?? expressions?.[name] ?? sql.ref(`t.${name}`);
}

/** The whole order; it ends with the id, so that no two rows are equal. */
export function orderBy(keys: SortKey[]): RawBuilder<unknown> {
  return sql.join([...keys.map(orderOf), sql`t.id ${direction(keys)}`]);
}

/** The sort values of a row as text: `cursor_0`, `cursor_1` … */
export function cursorColumns(keys: SortKey[]): RawBuilder<unknown> {
  return sql.join(
    keys.map((key, index) => sql`(${key.expression})::text AS ${sql.ref(`cursor_${index}`)}`),
  );
}

/** Empty values come last. An index on a column that is never empty knows nothing of that, and is only used without. */
function orderOf(key: SortKey): RawBuilder<unknown> {
  if (!key.descending) return sql`${key.expression} ASC`;
  return key.isFilled ? sql`${key.expression} DESC` : sql`${key.expression} DESC NULLS LAST`;
}

/** Equal rows follow in the direction of the last key, so that one index serves the whole order. */
function direction(keys: SortKey[]): RawBuilder<unknown> {
  return keys.at(-1)?.descending ? sql`DESC` : sql`ASC`;
}
