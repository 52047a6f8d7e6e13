import type { Messages } from './en.ts';
import { en } from './en.ts';

const english: Partial<Messages> = { ...en };

/** Adds the English of parts that have just been loaded. */
export function learn(texts: Partial<Messages>): void {
  Object.assign(english, texts);
}

/** Languages that have a file of their own beside English. */
export const OTHER_LOCALES = ['de', 'ar'] as const;
const RIGHT_TO_LEFT = ['ar', 'he', 'fa', 'ur'];

export type Translate = (key: keyof Messages, values?: Record<string, string | number>) => string;

export interface Language {
  /** For dates and for the `lang` attribute. */
  locale: string;
  dir: 'ltr' | 'rtl';
  t: Translate;
}

/** Fills `{name}` places of a text. */
export function translator(messages: Partial<Messages>): Translate {
  return (key, values = {}) =>
    (messages[key] ?? '').replace(/\{(\w+)\}/g, (place, name: string) =>
      String(values[name] ?? place),
    );
}

/** The first wish that there is a file for. `auto` follows the page, then the browser. */
export function chooseLocale(setting: string, wishes: readonly string[]): string {
  const wanted = setting === 'auto' ? wishes : [setting];
  const known = wanted
    .map((wish) => wish.toLowerCase().split('-')[0]!)
    .find((code) => code === 'en' || OTHER_LOCALES.some((locale) => locale === code));
  return known ?? 'en';
}

/** English comes with the messenger; another language is one more file, and English when it cannot be had. */
export async function loadLanguage(setting: string): Promise<Language> {
  const page = document.documentElement;
  const locale = chooseLocale(setting, page.lang ? [page.lang] : navigator.languages);
  const pageIsRtl = setting === 'auto' && getComputedStyle(page).direction === 'rtl';
  const dir = RIGHT_TO_LEFT.includes(locale) || pageIsRtl ? 'rtl' : 'ltr';
  if (locale !== 'en') {
    try {
      const here = import.meta.url;
      const address = new URL(`messenger-${locale}.js`, here).href;
      const { messages } = (await import(/* @vite-ignore */ address)) as { messages: Messages };
      return { locale, dir, t: translator(messages) };
    } catch {
      // English it is.
    }
  }
  return { locale: 'en', dir: pageIsRtl ? 'rtl' : 'ltr', t: translator(english) };
}
