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
