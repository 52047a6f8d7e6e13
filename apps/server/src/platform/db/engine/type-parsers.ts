import pg from 'pg';

type Parse = (text: string) => unknown;

const OID = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, numeric: 1700 };
const ARRAY_OID = { int8: 1016, date: 1182, timestamp: 1115, timestamptz: 1185, numeric: 1231 };

/** @throws RangeError beyond 2^53, where a number would silently be another number. */
export function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`bigint ${text} does not fit a JavaScript number`);
  }
  return value;
}

/**
 * `2026-01-02 03:04:05.678901+00` to `2026-01-02T03:04:05.678Z`. Cuts to milliseconds as
 * PostgreSQL's date_trunc does. `infinity`, years over 9999 and BC stay as they are.
 */
export function parseTimestamptz(text: string): string {
  if (text.charCodeAt(10) !== 32 || !text.endsWith('+00')) return text;
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).slice(0, 3).padEnd(3, '0')}Z`;
}

const asIs: Parse = (text) => text;

const TEXT_ARRAY_OID: number = 1009;

function arrayOf(parse: Parse): Parse {
  const split = pg.types.getTypeParser(TEXT_ARRAY_OID);
  const parseEach = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(parseEach);
    return typeof value === 'string' ? parse(value) : value;
  };
  return (text) => parseEach(split(text));
}

const PARSERS = new Map<number, Parse>([
  [OID.int8, parseInt8],
  [OID.date, asIs],
  [OID.timestamp, asIs],
  [OID.timestamptz, parseTimestamptz],
  [OID.numeric, asIs],
  [ARRAY_OID.int8, arrayOf(parseInt8)],
  [ARRAY_OID.date, arrayOf(asIs)],
  [ARRAY_OID.timestamp, arrayOf(asIs)],
  [ARRAY_OID.timestamptz, arrayOf(parseTimestamptz)],
  [ARRAY_OID.numeric, arrayOf(asIs)],
]);

/**
 * How values come out of the database, for one pool and not for the whole process: int8 as
 * number, numeric, date and timestamps as strings, json and text[] parsed as `pg` does.
 * The session's TimeZone must be UTC and its DateStyle ISO.
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: string) {
    const parser = format === 'binary' ? undefined : PARSERS.get(oid);
    return parser ?? pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text');
  },
};
