import type { SalesTarget } from '@atrium/contract/crm/stages.ts';
import { addMoney, MoneyInput } from '@atrium/contract/core/money.ts';
import { typedNumber } from '../../../lib/records/typed-number.ts';

/** Which cell of the grid: a person and a month, `7:2026-03`. */
export type CellKey = string;
/** What is typed into cells and not saved yet. */
export type Draft = Record<CellKey, string>;

const NOTHING = '0.00';

/** The cell of a person and a month. */
export function keyOf(owner_id: number, month: string): CellKey {
  return `${owner_id}:${month}`;
}

/** The twelve months of a year as they travel. */
export function monthsOf(year: number): string[] {
  return Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
}

/** The saved amounts by cell. */
export function savedOf(targets: readonly SalesTarget[]): Record<CellKey, string> {
  return Object.fromEntries(
    targets.map(({ owner_id, month, amount }) => [keyOf(owner_id, month), amount]),
  );
}

/** The amount that a text means; nothing typed is no target. */
function read(text: string) {
  return MoneyInput.safeParse(text.trim() === '' ? NOTHING : typedNumber(text));
}

/** What a cell shows: `5000.00` as "5000", no target as nothing. */
export function shownOf(amount: string | undefined): string {
  return amount === undefined || amount === NOTHING ? '' : amount.replace(/\.00$/, '');
}

/** The typed cells that differ from what is saved, each with its amount or with what is wrong with it. */
export function changesOf(saved: Record<CellKey, string>, draft: Draft) {
  const amounts: Record<CellKey, string> = {};
  const errors: Record<CellKey, string> = {};
  for (const [key, text] of Object.entries(draft)) {
    const { success, data, error } = read(text);
    if (!success) errors[key] = error.issues[0]?.message ?? '';
    else if (data !== (saved[key] ?? NOTHING)) amounts[key] = data;
  }
  return { amounts, errors };
}

/** The changed amounts as the route takes them. */
export function bodyOf(amounts: Record<CellKey, string>) {
  const targets = Object.entries(amounts).map(([key, amount]) => {
    const [owner_id = '', month = ''] = key.split(':');
    return { owner_id: Number(owner_id), month, amount };
  });
  return { targets };
}

/** The sum of cells. */
export function totalOf(amounts: Record<CellKey, string>, keys: readonly CellKey[]): string {
  return addMoney(keys.map((key) => amounts[key] ?? NOTHING));
}
