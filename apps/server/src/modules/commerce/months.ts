import type { Contract } from '@atrium/contract/commerce/contracts.ts';

type Cycle = Contract['billing_cycle'];

export const CYCLE_MONTHS: Record<Cycle, number> = { Monthly: 1, Quarterly: 3, Annually: 12 };

export const YEAR_MONTHS = 12;

/** Months as whole numbers, counted from the year 0: that of a date, or `2026-01`, is 24312. */
export function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * YEAR_MONTHS + Number(date.slice(5, 7)) - 1;
}

/** `2026-03` */
export function nameOf(month: number): string {
  const year = String(Math.floor(month / YEAR_MONTHS)).padStart(4, '0');
  return `${year}-${String((month % YEAR_MONTHS) + 1).padStart(2, '0')}`;
}

export function firstDay(month: number): string {
  return `${nameOf(month)}-01`;
}
