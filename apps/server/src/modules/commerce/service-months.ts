import { addDays, addMonths } from '@atrium/contract/core/calendar.ts';
import { monthNumber } from './months.ts';

/** What of a payment says which months it pays for. */
export interface ServicePeriod {
  payment_date: string;
  service_period_start: string | null;
  service_period_end: string | null;
}

/** The first day of each month of service that a payment pays for; without a period, the day of the payment. */
export function serviceDays(payment: ServicePeriod): string[] {
  const { payment_date, service_period_start: start, service_period_end: end } = payment;
  if (start === null || end === null) return [payment_date];
  return Array.from({ length: serviceMonths(start, end) }, (_none, index) =>
    addMonths(start, index),
  );
}

/**
 * How many months of service a period is: from the 15th to the 14th it is one, that of its first day. A rest of a
 * month counts as a month, and the last day of a month stands for the days that it lacks.
 */
export function serviceMonths(start: string, end: string): number {
  const next = addDays(end, 1);
  const startsLast = addDays(start, 1).endsWith('-01');
  const day = startsLast ? 31 : Number(start.slice(8));
  const rest = Number(next.slice(8)) > day ? 1 : 0;
  return Math.max(1, monthNumber(next) - monthNumber(start) + rest);
}
