/** A column as the catalog describes it. */
export interface CatalogColumn {
  table: string;
  column: string;
  /** The type's name in pg_type; of the element for an array. */
  type: string;
  is_array: boolean;
  not_null: boolean;
  has_default: boolean;
  /** GENERATED ALWAYS, as identity or as expression: never written. */
  always_generated: boolean;
  /** Check constraints of this column alone, as pg_get_constraintdef prints them. */
  checks: string[];
}

const TYPES: Record<string, string> = {
  bool: 'boolean',
  bytea: 'Buffer',
  float4: 'number',
  float8: 'number',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  json: 'unknown',
  jsonb: 'unknown',
};

/**
 * The TypeScript type of a column, as the pool's parsers deliver it. Whatever is not listed above
 * travels as text: numeric, dates, uuid, tsvector, vector.
 */
export function columnType(column: CatalogColumn): string {
  const base = baseType(column);
  const single = column.is_array ? arrayOf(base) : base;
  if (base === 'unknown' && !column.is_array) return jsonType(column);
  const type = column.not_null ? single : `${single} | null`;
  if (column.always_generated) return `GeneratedAlways<${type}>`;
  return column.has_default ? `Generated<${type}>` : type;
}

function baseType(column: CatalogColumn): string {
  for (const check of column.checks) {
    const values = allowedValues(check);
    if (values) return values.join(' | ');
  }
  return TYPES[column.type] ?? 'string';
}

function arrayOf(type: string): string {
  return type.includes(' ') ? `(${type})[]` : `${type}[]`;
}

function jsonType(column: CatalogColumn): string {
  const input = column.not_null ? 'JsonInput' : 'JsonInput | null';
  const optional = column.has_default || !column.not_null;
  return `ColumnType<unknown, ${optional ? `${input} | undefined` : input}, ${input}>`;
}

const LITERAL = String.raw`(?:'(?:[^']|'')*'(?:::[a-z ]+)?|-?\d+)`;
const ONE_OF = new RegExp(
  String.raw`^CHECK \(+(?:\w+ IS NULL\) OR \(+)?"?\w+"?\)?(?:::text)? = ` +
    String.raw`(?:ANY \(+ARRAY\[(${LITERAL}(?:, ${LITERAL})*)\]\)?(?:::text\[\])?|(${LITERAL}))\)+$`,
);

/** `CHECK (col IN ('A', 'B'))` to `["'A'", "'B'"]`; null for any other check. */
export function allowedValues(check: string): string[] | null {
  const match = ONE_OF.exec(check);
  const list = match?.[1] ?? match?.[2];
  if (!list) return null;
  const literals = list.match(new RegExp(LITERAL, 'g')) ?? [];
  return literals.map((literal) => {
    const text = /^'(.*)'(?:::[a-z ]+)?$/.exec(literal)?.[1];
    if (text === undefined) return literal;
    return `'${text.replaceAll("''", "'").replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  });
}
