import { addMoney, toMinor } from '@atrium/contract/core/money.ts';
import type { ForecastCell } from '@atrium/contract/crm/pipeline.ts';

/** The amounts of a month, of a person in it, or of all together. */
export interface Figures {
  pipeline: string;
  weighted: string;
  won: string;
  target: string;
  open_count: number;
  won_count: number;
}

export interface ForecastMonth {
  month: string;
  total: Figures;
  owners: ForecastCell[];
}

/** The months from the first one on: `2026-11`, 3 → November to January. */
export function monthsFrom(from: string, count: number): string[] {
  const [year = 0, month = 1] = from.split('-').map(Number);
  return Array.from({ length: count }, (_none, index) =>
    new Date(Date.UTC(year, month - 1 + index, 1)).toISOString().slice(0, 7),
  );
}

/** First and last day of a month. */
export function daysOf(month: string): { first: string; last: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return { first: `${month}-01`, last };
}

/** The sum of figures to the cent. */
export function totalOf(cells: readonly Figures[]): Figures {
  const sum = (name: 'pipeline' | 'weighted' | 'won' | 'target') =>
    addMoney(cells.map((cell) => cell[name]));
  const count = (name: 'open_count' | 'won_count') =>
    cells.reduce((all, cell) => all + cell[name], 0);
  return {
    pipeline: sum('pipeline'),
    weighted: sum('weighted'),
    won: sum('won'),
    target: sum('target'),
    open_count: count('open_count'),
    won_count: count('won_count'),
  };
}

/** Every month of the range, those without anything too, with its people. */
export function byMonth(
  cells: readonly ForecastCell[],
  months: readonly string[],
): ForecastMonth[] {
  return months.map((month) => {
    const owners = cells.filter((cell) => cell.month === month);
    return { month, owners, total: totalOf(owners) };
  });
}

/** What is won of the target in whole percent; undefined without a target. */
export function reached({ won, target }: Pick<Figures, 'won' | 'target'>): number | undefined {
  const goal = toMinor(target);
  return goal === 0n ? undefined : Number((toMinor(won) * 100n) / goal);
}

/** How long a bar is beside the longest one, in percent. */
export function share(amount: string, longest: string): number {
  const most = toMinor(longest);
  return most === 0n ? 0 : Number((toMinor(amount) * 1000n) / most) / 10;
}

/** The moment at which a day begins in a time zone, as filters take it. */
export function startOfDay(date: string, timeZone: string): string {
  const guess = new Date(`${date}T00:00:00Z`);
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const name = parts.formatToParts(guess).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const offset = name.replace('GMT', '') || '+00:00';
  return new Date(`${date}T00:00:00${offset}`).toISOString();
}
