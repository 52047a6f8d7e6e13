import { z } from 'zod';
import { Id, Uuid } from './shapes.ts';

/** How a column can be filtered; the records toolkit turns it into SQL. */
export type FilterKind =
  | 'text'
  | 'number'
  | 'instant'
  | 'date'
  | 'boolean'
  | 'id'
  | 'uuid'
  | readonly string[];

export const FILTER_OPERATORS = [
  'ne',
  'gt',
  'gte',
  'lt',
  'lte',
  'contains',
  'in',
  'empty',
] as const;
export type FilterOperator = 'eq' | (typeof FILTER_OPERATORS)[number];

const Flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const instant = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);

function valueOf(kind: FilterKind): z.ZodType {
  if (Array.isArray(kind)) return z.enum(kind as [string, ...string[]]);
  switch (kind) {
    case 'number':
      return z.coerce.number();
    case 'instant':
      return instant;
    case 'date':
      return z.iso.date();
    case 'boolean':
      return Flag;
    case 'id':
      return z.union([z.literal('me'), Id]);
    case 'uuid':
      return Uuid;
    default:
      return z.string().max(200);
  }
}

const OPERATORS: Record<string, readonly FilterOperator[]> = {
  text: ['eq', 'ne', 'contains', 'in', 'empty'],
  number: ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'empty'],
  instant: ['gt', 'gte', 'lt', 'lte', 'empty'],
  date: ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'empty'],
  boolean: ['eq'],
  id: ['eq', 'ne', 'in', 'empty'],
  uuid: ['eq', 'in', 'empty'],
  choice: ['eq', 'ne', 'in', 'empty'],
};

/** The operators that a kind of column answers to. */
export function operatorsOf(kind: FilterKind): readonly FilterOperator[] {
  return OPERATORS[typeof kind === 'string' ? kind : 'choice'] ?? [];
}

/** Splits `close_date_gte` into column and operator, given the filterable columns. */
export function splitFilter(
  name: string,
  columns: Record<string, FilterKind>,
): [string, FilterOperator] | undefined {
  if (name in columns) return [name, 'eq'];
  const at = name.lastIndexOf('_');
  const column = name.slice(0, at);
  const operator = name.slice(at + 1) as FilterOperator;
  return column in columns ? [column, operator] : undefined;
}

/** A comma-separated list of values. */
function listOf(value: z.ZodType, most = 100) {
  return z.preprocess(
    (given) => (typeof given === 'string' ? given.split(',') : given),
    z.array(value).min(1).max(most),
  );
}

/** A page, and what can be selected on it. */
const MOST_ROWS = 200;

/** Which page of what is listed, and how long it is. */
export const pages = {
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  per_page: z.coerce.number().int().min(1).max(MOST_ROWS).default(50),
};

const paging = {
  search: z.string().trim().max(200).optional(),
  ...pages,
  /** Where the last page ended, from the `Link` header: steady and quick however deep. */
  cursor: z.string().max(500).optional(),
};

function sorting(sortable: readonly string[], standard: string) {
  const names = new Set(sortable.flatMap((name) => [name, `-${name}`]));
  return z
    .string()
    .max(200)
    .default(standard)
    .refine((value) => value.split(',').every((name) => names.has(name)), {
      error: `Sort by ${sortable.join(', ')}; a minus sign in front turns the order round`,
    });
}

/** What a list can be asked: declared once, used by the contract, the toolkit and the screen. */
export interface ListDeclaration {
  readonly filters: Record<string, FilterKind>;
  readonly sortable: readonly string[];
  readonly sort: string;
  /** What names a row; numbers, unless said. */
  readonly ids?: 'uuid';
}

export type ListQuery = {
  search?: string | undefined;
  page: number;
  per_page: number;
  cursor?: string | undefined;
  /** These rows and no others, also those that the list leaves out by itself. */
  id_in?: (string | number)[] | undefined;
  sort: string;
  [filter: string]: unknown;
};

/** The strict query shape of a list: an unknown parameter is an error. */
export function listQuery(
  declaration: ListDeclaration,
): z.ZodType<ListQuery, Record<string, unknown>> {
  const shape: Record<string, z.ZodType> = {};
  for (const [column, kind] of Object.entries(declaration.filters)) {
    for (const operator of operatorsOf(kind)) {
      const name = operator === 'eq' ? column : `${column}_${operator}`;
      const value =
        operator === 'empty' ? Flag : operator === 'in' ? listOf(valueOf(kind)) : valueOf(kind);
      shape[name] = value.optional();
    }
  }
  return z.strictObject({
    ...paging,
    id_in: listOf(declaration.ids === 'uuid' ? Uuid : Id, MOST_ROWS).optional(),
    sort: sorting(declaration.sortable, declaration.sort),
    ...shape,
  }) as unknown as z.ZodType<ListQuery, Record<string, unknown>>;
}
