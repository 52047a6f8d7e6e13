import { sql, type RawBuilder } from 'kysely';
import type { RecordSource } from './source.ts';

export interface SortKey {
  expression: RawBuilder<unknown>;
  descending: boolean;
}

/** `-close_date,name` → the expressions to sort by; the contract has checked the names. */
export function sortKeys(source: RecordSource, sort: string): SortKey[] {
  return sort.split(',').map((given) => {
    const descending = given.startsWith('-');
    const name = descending ? given.slice(1) : given;
    return { expression: expressionOf(source, name), descending };
  });
}

function expressionOf({ order, expressions }: RecordSource, name: string): RawBuilder<unknown> {
  return order?.[name] ?? expressions?.[name] ?? sql.ref(`t.${name}`);
}
