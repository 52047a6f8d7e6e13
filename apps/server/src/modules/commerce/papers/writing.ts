import { formatMoney } from '@atrium/contract/core/money.ts';
import type { Organization } from '@atrium/contract/identity/organization.ts';
import { isPrintable, printable, type Words } from '../../../platform/pdf/index.ts';

/** How one organization writes amounts, figures and days on paper. */
export interface Writing {
  money(amount: string): string;
  figure(value: number): string;
  /** `2026-03-02` → `2 March 2026` */
  day(date: string): string;
  /** The day it is where the organization is. */
  today(now: Date): string;
}

/** The alphabets that the printer has letters of. */
const ALPHABETS = new Set(['Latn', 'Grek', 'Cyrl']);

export function writingOf({ locale, currency, time_zone }: Organization): Writing {
  const language = printedLocale(locale);
  const figures = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const here = new Intl.DateTimeFormat('en-CA', { timeZone: time_zone });
  return {
    money(amount) {
      const written = spaced(formatMoney(amount, currency, language));
      if (isPrintable(written)) return written;
      // A currency whose sign there is no letter of is named by its code.
      const coded = { style: 'currency', currency, currencyDisplay: 'code' } as const;
      return printable(new Intl.NumberFormat(language, coded).format(amount as `${number}`));
    },
    figure: (value) => printable(figures.format(value)),
    day: (date) => printable(days.format(new Date(`${date}T00:00:00Z`))),
    today: (now) => here.format(now),
  };
}

function printedLocale(locale: string): string {
  const { script } = new Intl.Locale(locale).maximize();
  const isPrinted = script !== undefined && ALPHABETS.has(script);
  return new Intl.Locale(isPrinted ? locale : 'en-GB', { numberingSystem: 'latn' }).toString();
}

/** French groups figures by a narrow space, which is no letter of the printer. */
function spaced(text: string): string {
  return text.replaceAll('\u202F', '\u00A0').replace(/\p{Cf}/gu, '');
}

/** Longer than any word of a language: an address of the web, or nonsense. */
const ENDLESS = /(\S{28,})/u;

/** Text that stays within its column: what has no place to break is broken anywhere. */
export function wrapping(text: string): Words {
  return printable(text)
    .split(ENDLESS)
    .map((part, index) => (index % 2 === 0 ? part : { text: part, wordBreak: 'break-all' }));
}

/** Letter where people print on it, A4 everywhere else. */
export function sizeFor({ locale }: Pick<Organization, 'locale'>): 'A4' | 'LETTER' {
  const { region = '' } = new Intl.Locale(locale).maximize();
  return ['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE'].includes(region) ? 'LETTER' : 'A4';
}
