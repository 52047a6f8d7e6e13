import type { Contract } from '@atrium/contract/commerce/contracts.ts';

type Dates = Pick<Contract, 'start_date' | 'end_date'>;

function dateOf(text: string): Date {
  return new Date(`${text}T00:00:00Z`);
}

function textOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function nextDay(text: string, days = 1): string {
  const date = dateOf(text);
  date.setUTCDate(date.getUTCDate() + days);
  return textOf(date);
}

/** The same day some months later, or the last one of a month that is too short. */
function monthsLater(text: string, months: number): string {
  const date = dateOf(text);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months, 1);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return textOf(date);
}

/** When the next contract is proposed to run: from the day after this one ends, and as long. */
export function renewalDates({ start_date, end_date }: Dates): Partial<Dates> {
  if (end_date === null) return {};
  const next = nextDay(end_date);
  const [from, to] = [dateOf(start_date), dateOf(next)];
  const months =
    (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  if (months > 0 && monthsLater(start_date, months) === next)
    return { start_date: next, end_date: nextDay(monthsLater(next, months), -1) };
  const days = Math.round((to.getTime() - from.getTime()) / 86_400_000);
  return { start_date: next, end_date: nextDay(next, days - 1) };
}
