import { addDays } from '@atrium/contract/core/calendar.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Random } from '../random.ts';

const DAY_MS = 86_400_000;

/** Who and what the sales of the demo agency are made with. */
export interface Sales {
  random: Random;
  /** Those who sell, the founder first. */
  sellers: [Scope, ...Scope[]];
  /** The date of today where the organization is. */
  today: string;
}

/** The scope of a person so many days ago. */
export function at(sales: Sales, person: Scope, daysAgo: number): Scope {
  const now = sales.sellers[0].now.getTime();
  return { ...person, now: new Date(now - Math.round(daysAgo * DAY_MS)) };
}

/** The date so many days from today; negative ones are past. */
export function dayFromNow({ today }: Pick<Sales, 'today'>, days: number): string {
  return addDays(today, Math.round(days));
}
