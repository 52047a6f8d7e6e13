import type { Scope } from '../../platform/scope.ts';
import type { Random } from '../random.ts';

const DAY_MS = 86_400_000;

/** Who and what the sales of the demo agency are made with. */
export interface Sales {
  random: Random;
  /** Those who sell, the founder first. */
  sellers: [Scope, ...Scope[]];
}

/** The scope of a person so many days ago. */
export function at(sales: Sales, person: Scope, daysAgo: number): Scope {
  const now = sales.sellers[0].now.getTime();
  return { ...person, now: new Date(now - Math.round(daysAgo * DAY_MS)) };
}

/** The date so many days from today; negative ones are past. */
export function dayFromNow(sales: Sales, days: number): string {
  const now = sales.sellers[0].now.getTime();
  return new Date(now + Math.round(days * DAY_MS)).toISOString().slice(0, 10);
}
