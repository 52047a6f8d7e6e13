import { sql, type RawBuilder } from 'kysely';
import { ProblemError } from '../problem.ts';
import type { SortKey } from './sorting.ts';

interface Cursor {
  /** The sort values of the last row, as the database spells them. */
  values: (string | null)[];
  id: string;
}

/** Names the last row of a page. */
export function encodeCursor(row: Record<string, unknown>, keys: number): string {
  const values = Array.from({ length: keys }, (_none, index) => row[`cursor_${index}`] ?? null);
  return Buffer.from(JSON.stringify([...values, String(row.id)])).toString('base64url');
}

/** @throws ProblemError `malformed` when the text is not a cursor of this order */
export function readCursor(text: string, keys: SortKey[]): Cursor {
  const parts = parse(text);
  const fits =
    parts?.length === keys.length + 1 &&
    parts.every((part) => part === null || typeof part === 'string');
  const id = parts?.at(-1);
  if (!fits || typeof id !== 'string') {
    throw new ProblemError('malformed', { detail: 'The cursor does not belong to this order' });
  }
  return { values: parts.slice(0, -1) as (string | null)[], id };
}

function parse(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/**
 * The rows after the cursor: for keys a, b and the id, `a after x, or a = x and (b after y, or b = y and id after z)`.
 * Empty values come last in either direction.
 */
export function after(keys: SortKey[], cursor: Cursor): RawBuilder<unknown> {
  const isDescending = keys.at(-1)?.descending ?? false;
  const beyond = isDescending ? sql`<` : sql`>`;
  let condition: RawBuilder<unknown> = sql`t.id ${beyond} ${cursor.id}`;
  for (const [index, key] of [...keys.entries()].reverse()) {
    condition = step(key, cursor.values[index] ?? null, condition);
  }
  return sql`(${condition})`;
}

function step(key: SortKey, value: string | null, rest: RawBuilder<unknown>): RawBuilder<unknown> {
  const { expression } = key;
  if (value === null) return sql`(${expression} IS NULL AND ${rest})`;
  const comparison = key.descending ? sql`<` : sql`>`;
  return sql`(${expression} ${comparison} ${value} OR ${expression} IS NULL OR (${expression} = ${value} AND ${rest}))`;
}
