import { fieldProblem } from '../../../platform/problem.ts';

/** Refuses what is no time zone of the IANA database. */
export function checkTimeZone(zone: string | null | undefined, path = 'time_zone'): void {
  if (zone === null || zone === undefined || isTimeZone(zone)) return;
  throw fieldProblem(path, 'unknown', 'This time zone does not exist');
}

/** A bare offset such as `+02:00` is none: PostgreSQL reads its sign the other way round. */
function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return /^[a-z]/i.test(zone);
  } catch {
    return false;
  }
}

/** Refuses what is no currency of ISO 4217. */
export function checkCurrency(currency: string | undefined, path = 'currency'): void {
  if (currency === undefined || Intl.supportedValuesOf('currency').includes(currency)) return;
  throw fieldProblem(path, 'unknown', 'This currency does not exist');
}

/** Refuses what is no language tag of BCP 47 that dates and numbers can be written in. */
export function checkLocale(locale: string | undefined, path = 'locale'): void {
  if (locale === undefined || isLocale(locale)) return;
  throw fieldProblem(path, 'unknown', 'This language does not exist');
}

function isLocale(locale: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale).length === 1;
  } catch {
    return false;
  }
}
