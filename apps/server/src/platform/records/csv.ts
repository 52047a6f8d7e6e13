import type { ListQuery } from '@atrium/contract/core/filters.ts';
import type { Tx } from '../db/index.ts';
import type { Page } from '../http/index.ts';
import type { Scope } from '../scope.ts';

const ROWS_A_PAGE = 200;
// A spreadsheet runs a cell that begins with one of these as a formula.
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** One cell: quoted when it must be, and never a formula. */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const plain = typeof value === 'string' ? value : JSON.stringify(value);
  const isFormula = typeof value === 'string' && FORMULA.test(plain) && !NUMBER.test(plain);
  const text = isFormula ? `'${plain}` : plain;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export interface CsvExport<Row> {
  columns: readonly (keyof Row & string)[];
  query: ListQuery;
  list(tx: Tx, scope: Scope, query: ListQuery): Promise<Page<Row>>;
}

/**
 * A whole list as CSV (RFC 4180, with a byte-order mark so that spreadsheets read UTF-8), page by page: memory stays
 * flat. Each page is a transaction of its own; the cursor keeps rows from being missed or repeated.
 */
export async function* exportCsv<Row>(scope: Scope, given: CsvExport<Row>): AsyncGenerator<string> {
  yield `\uFEFF${given.columns.join(',')}\r\n`;
  let cursor: string | undefined;
  do {
    const query: ListQuery = { ...given.query, page: 1, per_page: ROWS_A_PAGE, cursor };
    const page = await scope.platform.db.transact(scope, (tx) => given.list(tx, scope, query));
    const lines = page.rows.map((row) => given.columns.map((name) => csvCell(row[name])).join(','));
    if (lines.length > 0) yield `${lines.join('\r\n')}\r\n`;
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
}
