import type { ListDeclaration } from '@atrium/contract/core/filters.ts';
import type { RawBuilder } from 'kysely';
import type { Scope } from '../scope.ts';

/** Where a list reads: SQL with `t` for the main table, which carries `org_id` and `id`. */
export interface RecordSource {
  /** `clients AS t LEFT JOIN users AS owner ON …` */
  from: RawBuilder<unknown>;
  /** Joined to the rows that are shown and to no others: `LEFT JOIN LATERAL …`, for what `select` makes of each. */
  beside?: RawBuilder<unknown>;
  /** The columns of a row, in its wire shape. */
  select: RawBuilder<unknown>;
  list: ListDeclaration;
  /** What can be sorted by and is never empty: an index serves it in both directions. */
  filled?: readonly string[];
  /** Rows that the list never shows fail this. */
  where?: RawBuilder<boolean>;
  /** Conditions that hold unless the question names their column: lists show active records. */
  unless?: Record<string, RawBuilder<boolean>>;
  /** SQL behind a filter or sort name; a name that is missing here is a column of `t`. */
  expressions?: Record<string, RawBuilder<unknown>>;
  /** SQL behind a sort name where it differs from what is filtered: `name` sorts by its spelling without accents. */
  order?: Record<string, RawBuilder<unknown>>;
  /** The condition of `search=`. */
  search?: (needle: string) => RawBuilder<boolean>;
  /** Filters with a meaning of their own; they give the condition. */
  special?: Record<string, (value: unknown, scope: Scope) => RawBuilder<boolean>>;
}
