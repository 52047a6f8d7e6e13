import type { BodyInput } from '@atrium/contract/core/route.ts';
import {
  addMoney,
  MoneyInput,
  multiplyMoney,
  Quantity,
  subtractMoney,
  toMinor,
} from '@atrium/contract/core/money.ts';
import type { LineItem, lineItems } from '@atrium/contract/crm/line-items.ts';
import { typedNumber } from '../../../../lib/records/typed-number.ts';

/** A line as it is typed: numbers are text until they are sent. */
export interface DraftLine {
  /** Stays the same while the line is on screen. */
  key: string;
  id?: number;
  version?: number;
  product_id: number | null;
  product_name: string;
  quantity: string;
  sale_price: string;
  /** What the catalog asks today; unknown before a product is chosen. */
  list_price: string | null;
  description: string;
}

type Save = BodyInput<(typeof lineItems)['save']>;

let fresh = 0;

/** A new line, with nothing on it. */
export function emptyLine(): DraftLine {
  return {
    key: `new-${++fresh}`,
    product_id: null,
    product_name: '',
    quantity: '1',
    sale_price: '',
    list_price: null,
    description: '',
  };
}

/** Lines as they are saved, ready to be typed on. */
export function draftOf(lines: readonly LineItem[]): DraftLine[] {
  return lines.map((line) => ({
    key: `line-${line.id}`,
    id: line.id,
    version: line.version,
    product_id: line.product_id,
    product_name: line.product.name,
    quantity: String(line.quantity),
    sale_price: line.sale_price,
    list_price: line.list_price,
    description: line.description ?? '',
  }));
}

/** Nothing was typed on it: it is not sent. */
function isBlank({ id, product_id, sale_price, description }: DraftLine): boolean {
  return id === undefined && product_id === null && sale_price === '' && description === '';
}

/** The lines that are sent, in their order. */
export function filledLines(lines: readonly DraftLine[]): DraftLine[] {
  return lines.filter((line) => !isBlank(line));
}

/** The quantity that a text means; undefined when it means none. */
export function quantityOf(text: string): number | undefined {
  const number = text.trim() === '' ? Number.NaN : Number(typedNumber(text));
  return Number.isFinite(number) ? number : undefined;
}

/** Quantity × price to the cent, as the database will say it; undefined while one of them is no number. */
export function lineTotal({ quantity, sale_price }: DraftLine): string | undefined {
  const count = Quantity.safeParse(quantityOf(quantity));
  const price = MoneyInput.safeParse(typedNumber(sale_price));
  return count.success && price.success ? multiplyMoney(price.data, count.data) : undefined;
}

/** The sum of all lines that can be calculated. */
export function draftTotal(lines: readonly DraftLine[]): string {
  return addMoney(lines.flatMap((line) => lineTotal(line) ?? []));
}

/** Percent below the list price, to two decimals; negative above it; undefined without the two. */
export function discountOf({ sale_price, list_price }: DraftLine): number | undefined {
  const price = MoneyInput.safeParse(typedNumber(sale_price));
  if (!price.success || list_price === null || toMinor(list_price) === 0n) return undefined;
  const below = toMinor(subtractMoney(list_price, price.data));
  return Number((below * 10_000n) / toMinor(list_price)) / 100;
}

/** The lines with one of them at another place. */
export function movedLine(lines: readonly DraftLine[], from: number, to: number): DraftLine[] {
  const line = lines[from];
  if (!line || to < 0 || to >= lines.length) return [...lines];
  return lines.toSpliced(from, 1).toSpliced(to, 0, line);
}

/** What of a line a person can change. */
function said({ product_id, quantity, sale_price, description }: DraftLine): string {
  return JSON.stringify([product_id, quantity.trim(), sale_price.trim(), description.trim()]);
}

/** Do the lines say the same, in the same order? */
export function isSame(one: readonly DraftLine[], other: readonly DraftLine[]): boolean {
  const words = (lines: readonly DraftLine[]) =>
    filledLines(lines).map((line) => `${line.id ?? ''} ${said(line)}`);
  return words(one).join('\n') === words(other).join('\n');
}

/** What is sent: the lines in order, and those that were taken out. */
export function bodyOf(lines: readonly DraftLine[], base: readonly DraftLine[]): Save {
  const kept = new Set(lines.map(({ id }) => id));
  return {
    lines: filledLines(lines).map(({ id, version, ...line }) => ({
      ...(id !== undefined && version !== undefined && { id, version }),
      product_id: line.product_id ?? 0,
      quantity: quantityOf(line.quantity) ?? 0,
      sale_price: typedNumber(line.sale_price),
      description: line.description.trim() || null,
    })),
    removed: base.flatMap(({ id, version }) =>
      id === undefined || version === undefined || kept.has(id) ? [] : [{ id, version }],
    ),
  };
}

/** Lines, and the saved ones that they were typed upon. */
export interface Draft {
  lines: readonly DraftLine[];
  base: readonly DraftLine[];
}

/**
 * Somebody saved other lines meanwhile: what was typed here stays, upon the versions of now. Lines that were left alone
 * follow the colleague, lines he took out come again as new ones when they were changed here, lines he added are added.
 */
export function rebased({ lines: mine, base }: Draft, theirs: readonly DraftLine[]): Draft {
  const before = new Map(base.map((line) => [line.id, line]));
  const now = new Map(theirs.map((line) => [line.id, line]));
  const lines = mine.flatMap((line): DraftLine[] => {
    if (line.id === undefined) return [line];
    const old = before.get(line.id);
    const current = now.get(line.id);
    const isTouched = old === undefined || said(old) !== said(line);
    if (!current) {
      const { id: _id, version: _version, ...again } = line;
      return isTouched ? [{ ...again, key: `again-${line.id}` }] : [];
    }
    if (!isTouched) return [current];
    return [{ ...line, ...(current.version !== undefined && { version: current.version }) }];
  });
  const added = theirs.filter(({ id }) => !before.has(id));
  return { lines: [...lines, ...added], base: theirs };
}
