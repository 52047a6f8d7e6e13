import { formatMoney } from '@atrium/contract/core/money.ts';
import type { Organization } from '@atrium/contract/identity/organization.ts';
import type { Words } from '../../../platform/pdf/index.ts';

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
/** Currency signs that its letters lack are written as codes. */
const PRINTED = /^[\u0020-\u024f\u0370-\u052f\u2009-\u2022€£¥₹₺₪₩₫₽₱₦]*$/u;

export function writingOf({ locale, currency, time_zone }: Organization): Writing {
  const language = printedLocale(locale);
  const figures = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const here = new Intl.DateTimeFormat('en-CA', { timeZone: time_zone });
  return {
    money(amount) {
      const written = legible(formatMoney(amount, currency, language));
      if (PRINTED.test(written)) return written;
      const coded = { style: 'currency', currency, currencyDisplay: 'code' } as const;
      return legible(new Intl.NumberFormat(language, coded).format(amount as `${number}`));
    },
    figure: (value) => legible(figures.format(value)),
    day: (date) => legible(days.format(new Date(`${date}T00:00:00Z`))),
    today: (now) => here.format(now),
  };
}

function printedLocale(locale: string): string {
  const { script } = new Intl.Locale(locale).maximize();
  const isPrinted = script !== undefined && ALPHABETS.has(script);
  return new Intl.Locale(isPrinted ? locale : 'en-GB', { numberingSystem: 'latn' }).toString();
}

/** The same text without what no letter stands for: signs of direction, control characters, emoji. */
export function legible(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\P{C}\n]|\p{Emoji_Presentation}|\uFE0F/gu, '')
    .replaceAll('\u202F', '\u00A0');
}

/** Longer than any word of a language: an address of the web, or nonsense. */
const ENDLESS = /(\S{28,})/u;

/** Text that stays within its column: what has no place to break is broken anywhere. */
export function wrapping(text: string): Words {
  return legible(text)
    .split(ENDLESS)
    .map((part, index) => (index % 2 === 0 ? part : { text: part, wordBreak: 'break-all' }));
}

/** Letter where people print on it, A4 everywhere else. */
export function sizeFor({ locale }: Pick<Organization, 'locale'>): 'A4' | 'LETTER' {
  const { region = '' } = new Intl.Locale(locale).maximize();
  return ['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE'].includes(region) ? 'LETTER' : 'A4';
}
